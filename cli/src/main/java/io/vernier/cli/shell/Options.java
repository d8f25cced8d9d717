package io.vernier.cli.shell;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** The kinds of options that commands have. */
public final class Options {
    private Options() {}

    /** An option that is there or not. */
    public static OptionSpec flag(String... names) {
        return OptionSpec.builder(names).type(boolean.class).build();
    }

    /** An option with a value. */
    public static OptionSpec text(String name) {
        return OptionSpec.builder(name).type(String.class).build();
    }

    /** An option with a value that may be given several times. */
    public static OptionSpec texts(String name) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .build();
    }
}
