package com.vomeet.bench.chaos;

import java.util.concurrent.atomic.AtomicInteger;

/** The tales there are. */
enum Tales {
    DATA,
    ACCOUNT,
    PAST;

    /** @param numbers gives each meeting its own */
    Tale of(World world, AtomicInteger numbers) {
        var code = Codes.of(numbers.getAndIncrement());
        var later = Codes.of(numbers.getAndIncrement());
        return switch (this) {
            case DATA -> new DataTale(world, code, later);
            case ACCOUNT -> new AccountTale(world, code, later);
            case PAST -> new PastTale(world, code, later);
        };
    }
}
