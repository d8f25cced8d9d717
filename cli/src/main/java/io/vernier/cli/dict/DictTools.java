package io.vernier.cli.dict;

import io.vernier.cli.shell.Command;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The commands behind {@code vernier dict}. */
public final class DictTools {
    /** What {@code vernier dict --help} prints. */
    public static final String HELP = """
            Examples:
              vernier dict show Rating-Group                    an AVP, and where it is used
              vernier dict lint toll.dia                        mistakes, and what to do
              vernier dict import --from wireshark dictionary.xml -o FOLDER

            Usage: vernier dict TOOL [OPTION]...

            Tools:
              list      dictionaries with their applications, vendors and sizes
              search    AVPs, commands, applications, values and result codes
              show      all about an AVP, a command, an application or a vendor
              lint      mistakes in .dia files, with their places and remedies
              diff      what was added, removed and changed
              import    other projects' dictionaries as .dia
              export    .dia in the formats of other projects

            Each has --help. Exit codes: 0 ok, 1 failure or something found, 2 usage.
            """;

    private DictTools() {}

    /** The tool with this name. */
    public static @Nullable Supplier<Command> named(String name) {
        return switch (name) {
            case "list" -> ListCommand::new;
            case "search" -> SearchCommand::new;
            case "show" -> ShowCommand::new;
            case "lint" -> LintCommand::new;
            case "diff" -> DiffCommand::new;
            case "import" -> ImportCommand::new;
            case "export" -> ExportCommand::new;
            default -> null;
        };
    }
}
