package io.vernier.protocol.watchdog;

import java.util.List;

/**
 * One row of the watchdog's table. Rows are made once and shared; following them allocates nothing.
 *
 * @param row {@code WT1} to {@code WT21}, {@code WT22a}, {@code WT22b}, {@code WT22c} for the rows of RFC 3539 Appendix A,
 *     counted from the top; {@code C1}... for what settings add, see {@link WatchdogTransitions}; empty where nothing happens
 * @param state the state it applies to
 * @param event what happens
 * @param condition on which of the watchdog's variables it depends
 * @param actions what is done, in order
 * @param effects those of the actions that the owner performs
 * @param next the state afterwards
 */
public record WatchdogTransition(
        String row,
        WatchdogState state,
        WatchdogEvent event,
        WatchdogCondition condition,
        List<WatchdogAction> actions,
        List<WatchdogAction> effects,
        WatchdogState next) {
    public WatchdogTransition {
        actions = List.copyOf(actions);
        effects = List.copyOf(effects);
    }

    static WatchdogTransition row(
            String row,
            WatchdogState state,
            WatchdogEvent event,
            WatchdogCondition condition,
            WatchdogState next,
            WatchdogAction... actions) {
        var all = List.of(actions);
        var effects = all.stream().filter(WatchdogAction::isEffect).toList();
        return new WatchdogTransition(row, state, event, condition, all, effects, next);
    }

    /** Whether the watchdog has just taken the peer out of service or put it back. */
    public boolean changesService() {
        return (state == WatchdogState.OKAY) != (next == WatchdogState.OKAY);
    }

    /** Whether nothing happened. */
    public boolean isNothing() {
        return row.isEmpty();
    }
}
