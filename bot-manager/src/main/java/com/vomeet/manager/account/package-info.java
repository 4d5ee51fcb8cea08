/** Accounts and their API keys. A key is shown once; what is kept is its prefix and its hash. */
@NullMarked
package com.vomeet.manager.account;

import org.jspecify.annotations.NullMarked;
