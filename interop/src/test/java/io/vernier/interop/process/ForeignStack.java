package io.vernier.interop.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tests of this module need from the machine, and the Debian packages that bring it. */
public enum ForeignStack {
    /** OTP's diameter with what compiles dictionaries and modules for it. */
    ERLANG(
            "erl escript",
            "/usr/lib/erlang/lib/diameter-*/ebin/diameter.app /usr/lib/erlang/lib/compiler-*/ebin/compiler.app"
                    + " /usr/lib/erlang/lib/diameter-*/include/diameter.hrl /usr/lib/erlang/lib/ssl-*/ebin/ssl.app",
            "erlang-base erlang-diameter erlang-dev erlang-ssl"),

    /** freeDiameterd, the dictionaries and access lists that Debian packs apart, and openssl for its certificate. */
    FREEDIAMETER(
            "freeDiameterd openssl",
            "/usr/lib/freeDiameter/acl_wl.fdx /usr/lib/freeDiameter/dict_dcca.fdx",
            "freediameterd freediameter-extensions openssl"),

    /** What compiles our own extension of freeDiameterd, which answers and sends requests. */
    FREEDIAMETER_EXTENSION("gcc", "/usr/include/freeDiameter/extension.h", "gcc libc6-dev libfreediameter-dev"),

    /** What makes certificates. */
    OPENSSL("openssl", "", "openssl"),

    /** What makes the kernel lose packets. */
    IPTABLES("iptables", "", "iptables"),

    /** The dissector of Wireshark. */
    TSHARK("tshark", "", "tshark");

    private final String programs;
    private final String files;
    private final String packages;

    ForeignStack(String programs, String files, String packages) {
        this.programs = programs;
        this.files = files;
        this.packages = packages;
    }

    /** What of it is not here, in a sentence that says how to get it; empty where all is here. */
    public Optional<String> missing() {
        return Stream.concat(
                        words(programs).filter(program -> !onPath(program)),
                        words(files).filter(pattern -> !anyFile(pattern)))
                .findFirst()
                .map(absent -> name() + " is needed and " + absent + " is not here: apt-get install " + packages);
    }

    private static Stream<String> words(String list) {
        return Stream.of(list.split(" ", -1)).filter(word -> !word.isEmpty());
    }

    private static boolean onPath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Whether a file is there; one folder of the path may hold a star. */
    private static boolean anyFile(String pattern) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return Files.exists(Path.of(pattern));
        }
        int from = pattern.lastIndexOf('/', star);
        int to = pattern.indexOf('/', star);
        String prefix = pattern.substring(from + 1, star);
        String[] names =
                Optional.ofNullable(new File(pattern.substring(0, from)).list()).orElse(new String[0]);
        return Stream.of(names)
                .filter(name -> name.startsWith(prefix))
                .anyMatch(name -> Files.exists(Path.of(pattern.substring(0, from), name, pattern.substring(to + 1))));
    }
}
