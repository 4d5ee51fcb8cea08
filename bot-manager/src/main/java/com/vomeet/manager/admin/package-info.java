/** What an operator does beside the API: accounts, and a look at what a bot was told. {@code com.vomeet.manager.Admin} is the program. */
@NullMarked
package com.vomeet.manager.admin;

import org.jspecify.annotations.NullMarked;
