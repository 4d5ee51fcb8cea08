package com.vomeet.lab.web;

import java.net.URI;

/** A meeting in the list of all. */
record Summary(String code, URI url, String title, boolean over) {}
