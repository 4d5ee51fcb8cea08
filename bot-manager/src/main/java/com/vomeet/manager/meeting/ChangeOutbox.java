package com.vomeet.manager.meeting;

import org.jdbi.v3.core.Handle;

/** Writes down what others shall be told of a change, in the change's own transaction: both are there, or neither. */
@FunctionalInterface
public interface ChangeOutbox {
    /** @param handle in the transaction that has written the change and holds the meeting's row */
    void statusChanged(Handle handle, StatusChange change);
}
