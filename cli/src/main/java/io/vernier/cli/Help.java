package io.vernier.cli;

/** What {@code vernier --help} prints. */
final class Help {
    static final String ALL = """
            Examples:
              vernier demo                              watch two nodes at work
              vernier decode capture.pcap               read messages out of a capture
              vernier send ccr-i --to aaa://127.0.0.1   ask a charging server for quota

            Usage: vernier COMMAND [OPTION]...

            Commands:
              certificates  has a node that runs here read its certificates again
              decode        messages from hex, files and captures, for people or as JSON
              demo          a charging server and its client, from first contact to last
              dict          dictionaries: list, search, show, lint, diff, import, export
              explain       what a code (VN-3101), Result-Code, AVP or command means
              load          how many requests a server answers, and how fast
              peers         the peers of a node that runs here; connects, disconnects
              send          one request, and what came back
              serve         a server for credit control and accounting

            Every command has --help and --json. Colours: --color=always|never, or NO_COLOR.
            Exit codes: 0 ok, 1 failure, 2 usage, 3 connection failed, 4 peer rejected,
            5 time-out, 99 thresholds missed.
            """;

    private Help() {}
}
