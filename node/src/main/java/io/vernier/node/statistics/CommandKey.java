package io.vernier.node.statistics;

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
