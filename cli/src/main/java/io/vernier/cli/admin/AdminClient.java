package io.vernier.cli.admin;

import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.codec.Explanation;
import io.vernier.json.Json;
import io.vernier.json.JsonException;
import io.vernier.json.JsonReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a running node at its admin socket. */
public final class AdminClient {
    private static final String END_OF_HEAD = "\r\n\r\n";

    private static final Pattern EXPLAINED = Pattern.compile("(VN-\\d{4}) (.+)", Pattern.DOTALL);

    private final Path socket;

    public AdminClient(Path socket) {
        this.socket = socket;
    }

    /**
     * Reads a page.
     *
     * @throws CommandException if no node answers, or the page is an error
     */
    public Json get(String target) {
        return ask("GET", target);
    }

    /** Has the node do something; see {@link #get}. */
    public Json post(String target) {
        return ask("POST", target);
    }

    private Json ask(String method, String target) {
        String response;
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            String request = method + " " + target + " HTTP/1.1\r\nHost: node" + END_OF_HEAD;
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            response = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException nobody) {
            throw new CommandException(
                    ExitCode.CONNECTION_FAILED,
                    CliProblem.NO_NODE.about("No node answers at " + socket + ": " + nobody.getMessage() + "."));
        }
        return understood(response);
    }

    private Json understood(String response) {
        int head = response.indexOf(END_OF_HEAD);
        try {
            if (response.startsWith("HTTP/1.1 ") && head > 0) {
                Json json = JsonReader.readAll(response.substring(head)).getFirst();
                if (response.startsWith("2", "HTTP/1.1 ".length())) {
                    return json;
                }
                if (json instanceof Json.Members error && error.members().get("error") instanceof Json.Text why) {
                    throw new CommandException(ExitCode.FAILURE, refusal(why.text()));
                }
            }
        } catch (JsonException notJson) {
            throw new CommandException(
                    ExitCode.CONNECTION_FAILED,
                    CliProblem.NO_NODE.about("What answers at " + socket + " is no node: " + notJson.getMessage()));
        }
        throw new CommandException(
                ExitCode.CONNECTION_FAILED, CliProblem.NO_NODE.about("What answers at " + socket + " is no node."));
    }

    /** What the node explains by itself, with a code and a remedy, keeps both. */
    private static Explanation refusal(String why) {
        Matcher explained = EXPLAINED.matcher(why);
        return explained.matches()
                ? new Explanation(explained.group(1), "The node says: " + explained.group(2), "")
                : CliProblem.NODE_REFUSED.about("The node says: " + why + ".");
    }
}
