package com.vomeet.manager.metric;

import com.vomeet.manager.metric.BotFigures.Spread;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Shows what bots use: the sum, and how it is spread over them.
 *
 * @param one name of what one bot uses
 * @param all name of what all use together
 */
record SpreadGauges(MeterRegistry registry, String one, String all, String unit) {
    void show(Supplier<Spread> spread) {
        quantile("0.5", spread, Spread::median);
        quantile("0.95", spread, Spread::high);
        quantile("1", spread, Spread::most);
        Gauge.builder(all, () -> spread.get().all())
                .description("What all bots that were heard within a minute use together")
                .baseUnit(unit)
                .register(registry);
    }

    private void quantile(String word, Supplier<Spread> spread, ToDoubleFunction<Spread> figure) {
        Gauge.builder(one, () -> figure.applyAsDouble(spread.get()))
                .description("What a bot uses, by its own account: median, 95th percentile, most")
                .tag("quantile", word)
                .baseUnit(unit)
                .register(registry);
    }
}
