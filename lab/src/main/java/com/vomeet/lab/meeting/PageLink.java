package com.vomeet.lab.meeting;

/** The way to one open page. Must return at once; a page that is gone is told nothing. */
public interface PageLink {
    void tell(PageMessage message);
}
