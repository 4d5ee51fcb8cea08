/** One class a command: what it takes, what it does, what it prints. */
@NullMarked
package com.vomeet.cli.command;

import org.jspecify.annotations.NullMarked;
