package io.vernier.node.statistics;

import io.vernier.codec.CommandCode;

/**
 * Which command is counted. Only commands in the dictionaries of the node have keys of their own, so that no peer can
 * make the table grow.
 *
 * @param name such as {@code Credit-Control}; {@code unknown} and {@code relay} for the rest
 * @param applicationId 0 to 4,294,967,295
 * @param code the command code; 0 for {@code unknown} and {@code relay}
 */
public record CommandKey(String name, long applicationId, int code) {
    /** All commands that no dictionary of the node knows. */
    public static final CommandKey UNKNOWN = new CommandKey("unknown", 0, 0);

    /** All commands that no dictionary knows, of a node that relays them. */
    public static final CommandKey RELAY = new CommandKey("relay", 0xffff_ffffL, 0);

    /** Whether a command keeps connections, application or not: CER, DWR, DPR and their answers. */
    public static boolean isOfTheLink(int code) {
        return switch (code) {
            case CommandCode.CAPABILITIES_EXCHANGE, CommandCode.DEVICE_WATCHDOG, CommandCode.DISCONNECT_PEER -> true;
            default -> false;
        };
    }

    /** Whether it keeps connections. */
    public boolean isOfTheLink() {
        return isOfTheLink(code);
    }

    /** Whether it stands for one command. */
    public boolean isKnown() {
        return code != 0;
    }

    /** The name and what it belongs to, such as {@code Credit-Control of application 4}. */
    @Override
    public String toString() {
        return isKnown() ? name + " of application " + applicationId : name;
    }
}
