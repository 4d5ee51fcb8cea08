/**
 * Which bots are out, where each is and why, what it uses, and how those of the last day ended. Read from the rows, whenever somebody
 * looks; while somebody keeps looking, a board for each account, and one for all of them, holds what was read last, and its readers are told what differs.
 */
@NullMarked
package com.vomeet.manager.roster;

import org.jspecify.annotations.NullMarked;
