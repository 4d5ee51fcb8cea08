package com.vomeet.manager.account;

/** Which accounts of the list. */
public record AccountPage(int skip, int limit, boolean includeDisabled) {}
