package io.vernier.interop.erlang;

import io.vernier.dictionary.dia.DiaFormatter;
import io.vernier.dictionary.dia.DiaParser;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.interop.messages.OurDictionaries;
import io.vernier.interop.process.Processes;
import io.vernier.interop.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the Erlang node is made of, compiled once for all tests: our dictionaries, by OTP's dictionary compiler, and the
 * program.
 */
final class ErlangModules {
    private ErlangModules() {}

    /** The folder of the compiled modules. */
    static Path folder() {
        return Compiled.FOLDER;
    }

    /** What the compiler said: one line for each module, and BUILT at the end. */
    static String report() {
        return Compiled.REPORT;
    }

    /** Compiled when it is first asked for, unless an earlier run has done so: in a guest it takes minutes. */
    private static final class Compiled {
        static final Path FOLDER = Processes.shared("erlang");
        static final String REPORT = compile();

        private static String compile() {
            var script = Tool.unpack(ErlangNode.class, "build.escript", FOLDER);
            var program = Tool.unpack(ErlangNode.class, "vernier_foreign.erl", FOLDER);
            var sources = Stream.concat(OurDictionaries.files().stream(), Stream.of(program))
                    .toList();
            var report = FOLDER.resolve("report.txt");
            try {
                if (!Tool.isFresh(report, sources)) {
                    var command = new ArrayList<>(List.of("escript", script.toString(), FOLDER.toString()));
                    for (var file : OurDictionaries.files()) {
                        command.add(translated(file).toString());
                    }
                    command.add(program.toString());
                    Files.writeString(report, Tool.run(FOLDER, command));
                }
                return Files.readString(report);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A dictionary without the sections that Erlang does not know. */
        private static Path translated(Path file) throws IOException {
            var translation = FOLDER.resolve(file.getFileName());
            var known = DiaParser.parse(DiaSource.read(file)).forErlang();
            return Files.writeString(translation, DiaFormatter.format(known));
        }
    }
}
