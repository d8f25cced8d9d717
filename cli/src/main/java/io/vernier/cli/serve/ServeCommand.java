package io.vernier.cli.serve;

import io.vernier.cli.admin.AdminPath;
import io.vernier.cli.charging.Accounts;
import io.vernier.cli.charging.CreditControlServer;
import io.vernier.cli.message.OwnDictionaries;
import io.vernier.cli.message.Printable;
import io.vernier.cli.place.Place;
import io.vernier.cli.place.Protection;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Options;
import io.vernier.cli.shell.Quantity;
import io.vernier.cli.shell.Terminal;
import io.vernier.codec.Explanation;
import io.vernier.codec.ResultCode;
import io.vernier.dictionary.Dictionary;
import io.vernier.json.JsonWriter;
import io.vernier.messages.base.accounting.AccountingAnswer;
import io.vernier.messages.base.accounting.AccountingRequest;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import io.vernier.node.Listen;
import io.vernier.node.Node;
import io.vernier.node.NodeEvent;
import io.vernier.node.PeerAdmission;
import io.vernier.node.admin.AdminSocket;
import io.vernier.transport.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier serve}: a server for credit control and accounting with its accounts in memory. */
public final class ServeCommand implements Command {
    private static final Duration PARTING = Duration.ofSeconds(5);
    private static final String DEFAULT_LISTEN = "127.0.0.1";
    private static final String DEFAULT_BALANCE = "1TB";

    @Override
    public CommandSpec spec() {
        return Protection.addTo(CommandSpec.create())
                .addOption(Options.texts("--listen"))
                .addOption(Options.text("--identity"))
                .addOption(Options.text("--realm"))
                .addOption(Options.texts("--allow"))
                .addOption(Options.texts("--account"))
                .addOption(Options.text("--balance"))
                .addOption(Options.text("--admin"))
                .addOption(Options.texts("--dict"))
                .addOption(Options.flag("--json"))
                .addOption(Options.flag("-v", "--verbose"));
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier serve                                      on tcp://127.0.0.1:3868
                  vernier serve --listen sctp://10.1.0.1,10.2.0.1 --listen tcp://10.1.0.1
                  vernier serve --listen tls://0.0.0.0 --tls ocs.pem,ocs.key,ca.pem

                Usage: vernier serve [OPTION]...

                  --listen URI          tcp://, tls:// or sctp://HOST[,HOST...][:PORT], or as a
                                        DiameterURI; port 0 takes a free one
                  --tls CERTIFICATE,KEY,AUTHORITIES   PEM files; --tls-any-name takes whom the
                                        authorities vouch for, whatever its name
                  --identity NAME, --realm NAME   ocs.example.net, or the certificate's name
                  --allow NAME|ADDRESS  who may connect from other machines
                  --account ID=UNITS    an account; without any, each subscriber has one
                  --balance UNITS       what is on those (1TB)
                  --dict FILE           your own .dia: answers its requests with success
                  --admin PATH|none     where vernier peers finds it (a place of its own)
                  --json                what happens as JSON, one object a line
                  -v, --verbose         what peers do, on standard error

                --listen, --allow, --account and --dict may be repeated. Serves credit control
                (4, with the AVPs of Gy) and accounting (3). When it listens it prints "ready
                URI identity realm". Ends on SIGTERM or Ctrl-C, taking leave of its peers.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException, InterruptedException {
        boolean json = arguments.hasMatchedOption("--json");
        boolean verbose = arguments.hasMatchedOption("--verbose");
        var ended = new CountDownLatch(1);
        var node = start(arguments, terminal, json, verbose);
        AdminSocket admin = admin(arguments, terminal, node);
        for (Listen listen : node.listening()) {
            terminal.out().println(ready(node, listen, json));
        }
        terminal.out().flush();
        var stop = Thread.ofPlatform().name("stop").unstarted(() -> {
            if (admin != null) {
                admin.close();
            }
            node.stop(PARTING);
            ended.countDown();
            Runtime.getRuntime().halt(ExitCode.OK); // ending was asked for and went well: that is no failure
        });
        Runtime.getRuntime().addShutdownHook(stop);
        ended.await();
        return ExitCode.OK;
    }

    private static Node start(ParseResult arguments, Terminal terminal, boolean json, boolean verbose)
            throws IOException {
        Protection protection = Protection.of(arguments);
        String identity = arguments.matchedOptionValue("--identity", protection.identity("ocs.example.net"));
        String realm = arguments.matchedOptionValue("--realm", realmOf(identity));
        var server = new CreditControlServer(accounts(arguments));
        List<String> allowed = arguments.matchedOptionValue("--allow", List.of());
        List<Dictionary> own = OwnDictionaries.read(arguments.matchedOptionValue("--dict", List.of()));
        try {
            var node = protection
                    .give(Node.named(identity, realm))
                    .admit(PeerAdmission.loopback().or((host, address) -> isAllowed(allowed, host, address)));
            OwnApplications.serve(node, own, identity, (application, options) -> {
                if (application.id() == CreditControlRequest.TYPE.application().id()) {
                    options.serveInline(CreditControlRequest.TYPE, server::answer);
                } else if (application.id()
                        == AccountingRequest.TYPE.application().id()) {
                    options.serveInline(AccountingRequest.TYPE, ServeCommand::record);
                }
            });
            node.serveInline(CreditControlRequest.TYPE, server::answer)
                    .serveInline(AccountingRequest.TYPE, ServeCommand::record);
            List<String> listens = arguments.matchedOptionValue("--listen", List.of(DEFAULT_LISTEN));
            List<Place> places = listens.stream()
                    .map(listen -> Place.toListen("--listen", listen, protection.isThere()))
                    .toList();
            protection.check("--listen", places);
            places.forEach(place -> node.listen(place.listens().toArray(Listen[]::new)));
            if (json || verbose) {
                node.onEvent(event -> tell(event, terminal, json));
            }
            return node.start();
        } catch (TransportException cannotListen) {
            throw new CommandException(ExitCode.CONNECTION_FAILED, cannotListen.explanation());
        } catch (IllegalArgumentException wrong) {
            throw usage(String.valueOf(wrong.getMessage()));
        }
    }

    /** The operator's door. Where nobody asked for it, a server is worth more than its door. */
    private static @Nullable AdminSocket admin(ParseResult arguments, Terminal terminal, Node node) {
        String named = arguments.matchedOptionValue("--admin", "");
        if (named.equals("none")) {
            return null;
        }
        Path path = named.isEmpty() ? AdminPath.of(node.originHost()) : Path.of(named);
        try {
            return AdminSocket.open(node, path);
        } catch (IOException | UnsupportedOperationException cannot) {
            Explanation why =
                    CliProblem.NO_ADMIN.about("There is no admin socket at " + path + ": " + reason(cannot) + ".");
            if (named.isEmpty()) {
                terminal.complain(why);
                return null;
            }
            node.stop(PARTING);
            throw new CommandException(ExitCode.FAILURE, why);
        }
    }

    private static String reason(Exception cannot) {
        String reason = cannot instanceof FileSystemException file ? file.getReason() : null;
        return reason == null ? cannot.toString() : reason;
    }

    private static AccountingAnswer record(AccountingRequest request) {
        return AccountingAnswer.to(request).resultCode(ResultCode.SUCCESS).build();
    }

    private static Accounts accounts(ParseResult arguments) {
        List<String> given = arguments.matchedOptionValue("--account", List.of());
        if (given.isEmpty()) {
            return Accounts.ofAnySubscriber(
                    Quantity.units("--balance", arguments.matchedOptionValue("--balance", DEFAULT_BALANCE)));
        }
        var accounts = Accounts.ofKnownSubscribers();
        for (String account : given) {
            int equals = account.indexOf('=');
            if (equals < 1) {
                throw usage("--account " + account + " (expected: ID=UNITS, such as 001010000000001=10GB)");
            }
            accounts.put(account.substring(0, equals), Quantity.units("--account", account.substring(equals + 1)));
        }
        return accounts;
    }

    private static boolean isAllowed(List<String> allowed, String host, InetAddress address) {
        return allowed.stream().anyMatch(a -> a.equalsIgnoreCase(host) || a.equals(address.getHostAddress()));
    }

    private static String realmOf(String identity) {
        int dot = identity.indexOf('.');
        if (dot < 0) {
            throw usage("--identity " + identity + " has no dot: say --realm too");
        }
        return identity.substring(dot + 1);
    }

    private static String ready(Node node, Listen listen, boolean json) {
        if (!json) {
            return "ready " + listen + " " + node.originHost() + " " + node.originRealm();
        }
        var line = new StringBuilder();
        new JsonWriter(line)
                .beginObject()
                .name("event")
                .value("ready")
                .name("listen")
                .value(listen.toString())
                .name("identity")
                .value(node.originHost())
                .name("realm")
                .value(node.originRealm())
                .endObject();
        return line.toString();
    }

    private static void tell(NodeEvent event, Terminal terminal, boolean json) {
        switch (event) {
            case NodeEvent.PeerUp up -> tell(terminal, json, up, "up", up.peer().host(), null);
            case NodeEvent.Disconnected down ->
                tell(terminal, json, down, "disconnected", down.peer().host(), down.why());
            case NodeEvent.PathChanged path -> {
                String what = "path-" + path.change().name().toLowerCase(Locale.ROOT);
                tell(terminal, json, path, what, path.peer().host(), path.why());
            }
            case NodeEvent.ConnectionRefused refused ->
                tell(terminal, json, refused, "refused", refused.remote(), refused.why());
            default -> {}
        }
    }

    private static void tell(
            Terminal terminal, boolean json, NodeEvent event, String what, String peer, @Nullable Explanation why) {
        if (!json) {
            terminal.err()
                    .println(event.at() + " " + what + " " + Printable.escaped(peer)
                            + (why == null ? "" : " " + Printable.escaped(why.toString())));
            return;
        }
        var line = new StringBuilder();
        var out = new JsonWriter(line).beginObject();
        out.name("event").value(what).name("time").value(event.at().toString());
        out.name("peer").value(peer);
        if (why != null) {
            out.name("code").value(why.code()).name("cause").value(why.cause());
        }
        out.endObject();
        terminal.out().println(line);
        terminal.out().flush();
    }

    private static CommandException usage(String what) {
        return new CommandException(ExitCode.USAGE, CliProblem.WRONG_USAGE.about(what + "; see: vernier serve --help"));
    }
}
