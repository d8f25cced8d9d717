package io.vernier.cli.shell;

import io.vernier.codec.Explanation;

/** What can go wrong with the command itself, with codes that never change. */
public enum CliProblem {
    WRONG_USAGE("VN-8001", ""),
    NO_CONNECTION("VN-8010", "Check host and port, and that the peer answers a Capabilities-Exchange-Request."),
    NO_SUCH_FILE("VN-8002", "Check the path; a message in hex has an even number of digits, at least 40."),
    UNREADABLE_FILE("VN-8003", "Check the file and its permissions."),
    NO_NODE("VN-8020", "Start one, such as vernier serve, or name its admin socket with --admin."),
    NODE_REFUSED("VN-8021", "Ask for what it expects; vernier peers shows the names of its peers."),
    NO_ADMIN("VN-8022", "Give another path with --admin, or do without: --admin none."),
    REFUSED(
            "VN-8011",
            "Ask vernier explain what the Result-Code means; often it is --identity that the peer does not know."),
    NO_ANSWER("VN-8012", "Look at the peer, or allow more time with --timeout."),
    NO_DIAMETER("VN-8101", "Give a message in hex, a file with hex or binary messages, or a pcap or pcapng capture."),
    BROKEN_CAPTURE(
            "VN-8102", "What stands before that place was read; take the capture again, or repair it with pcapfix."),
    NO_MESSAGE_IN_CAPTURE(
            "VN-8103", "Check the capture filter; encrypted connections and cut packets (tcpdump -s 0) show nothing."),
    NOT_HEX("VN-8104", "Correct the line: one message a line, as hex digits; spaces, colons and 0x may stand between."),
    NOT_A_MESSAGE("VN-8105", "Give the JSON that vernier decode --json prints, or a part of it."),
    UNKNOWN_TOPIC(
            "VN-8201",
            "Give a code that vernier printed (VN-3101), a Result-Code (5012), an AVP (416, RAT-Type) or a command (CCR)."),
    BAD_DICTIONARY("VN-8301", "See all its problems with their remedies: vernier dict lint FILE."),
    UNKNOWN_NAME("VN-8302", "Look for a part of the name: vernier dict search WORD."),
    NOT_THAT_FORMAT("VN-8303", "Check the file and --from; vernier dict import --help lists the formats."),
    NOT_EXPORTABLE("VN-8304", "Choose another format or another dictionary; vernier dict list names all of them."),
    SEVERAL_FILES("VN-8305", "Name a folder for them: -o FOLDER."),
    WRONG_ANSWER("VN-8701", "The server mixes its answers up: see its log, and what it sends with a capture."),
    DEMO_STALLED("VN-8601", "Try it again when the machine is less busy; if it stalls there, too, report it.");

    private final String code;
    private final String remedy;

    CliProblem(String code, String remedy) {
        this.code = code;
        this.remedy = remedy;
    }

    public String code() {
        return code;
    }

    public String remedy() {
        return remedy;
    }

    /** The problem in this case: one sentence with the values that matter. */
    public Explanation about(String cause) {
        return new Explanation(code, cause, remedy);
    }
}
