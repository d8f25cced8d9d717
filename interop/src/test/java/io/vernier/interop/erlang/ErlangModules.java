package io.vernier.interop.erlang;

import io.vernier.interop.process.Processes;
import io.vernier.interop.process.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the Erlang node is made of, compiled once for all tests: our dictionaries, by OTP's dictionary compiler, and the
 * program.
 */
final class ErlangModules {
    /** Each inherits only from those before it. */
    private static final List<String> DICTIONARIES = List.of(
            "messages-base/src/main/dia/rfc6733.dia",
            "messages-base/src/main/dia/relay.dia",
            "messages-base/src/main/dia/rfc6733_accounting.dia",
            "messages-base/src/main/dia/rfc3588.dia",
            "messages-base/src/main/dia/rfc3588_accounting.dia",
            "messages-ietf/src/main/dia/rfc5777.dia",
            "messages-ietf/src/main/dia/rfc4004.dia",
            "messages-ietf/src/main/dia/rfc7155.dia",
            "messages-ietf/src/main/dia/rfc8506.dia",
            "messages-ietf/src/main/dia/rfc6737.dia",
            "messages-ietf/src/main/dia/rfc7683.dia",
            "messages-3gpp/src/main/dia/threegpp.dia",
            "messages-3gpp/src/main/dia/ts32299.dia",
            "messages-3gpp/src/main/dia/ts32299_gy.dia");

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    private ErlangModules() {}

    /** The folder of the compiled modules. */
    static Path folder() {
        return Compiled.FOLDER;
    }

    /** What the compiler said: one line for each module, and BUILT at the end. */
    static String report() {
        return Compiled.REPORT;
    }

    /** The dictionaries in the order in which they are compiled, by their names. */
    static List<String> dictionaries() {
        return DICTIONARIES.stream()
                .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".dia".length()))
                .toList();
    }

    /** Compiled when it is first asked for. */
    private static final class Compiled {
        static final Path FOLDER = Processes.shared("erlang");
        static final String REPORT = compile();

        private static String compile() {
            var script = Tool.unpack(ErlangNode.class, "build.escript", FOLDER);
            var program = Tool.unpack(ErlangNode.class, "vernier_foreign.erl", FOLDER);
            var command = new ArrayList<>(List.of("escript", script.toString(), FOLDER.toString()));
            Stream.concat(DICTIONARIES.stream().map(PROJECT::resolve), Stream.of(program))
                    .map(Path::toString)
                    .forEach(command::add);
            return Tool.run(FOLDER, command);
        }
    }
}
