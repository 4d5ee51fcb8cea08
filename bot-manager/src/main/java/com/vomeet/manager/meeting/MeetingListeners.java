package com.vomeet.manager.meeting;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes changes on to several; one that fails does not keep the others from hearing. */
public final class MeetingListeners implements MeetingListener {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingListeners.class);
    private final List<MeetingListener> listeners = new CopyOnWriteArrayList<>();

    public void add(MeetingListener listener) {
        listeners.add(listener);
    }

    @Override
    public void requested(Meeting meeting) {
        each(listener -> listener.requested(meeting));
    }

    @Override
    public void statusChanged(Meeting meeting) {
        each(listener -> listener.statusChanged(meeting));
    }

    @Override
    public void wantedChanged(Meeting meeting) {
        each(listener -> listener.wantedChanged(meeting));
    }

    @Override
    public void erased(Meeting meeting) {
        each(listener -> listener.erased(meeting));
    }

    private void each(Consumer<MeetingListener> call) {
        for (var listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("{} failed to hear of a change", listener.getClass().getSimpleName(), e);
            }
        }
    }
}
