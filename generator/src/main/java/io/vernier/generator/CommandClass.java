package io.vernier.generator;

import io.vernier.dictionary.CommandDefinition;
import java.util.ArrayList;
import java.util.List;

/** Writes the class of a request or an answer. */
final class CommandClass {
    private static final String CODEC = "io.vernier.codec.";
    private static final String DICTIONARY = "io.vernier.dictionary.";

    private final CommandDefinition command;
    private final ClassNames classes;
    private final String name;
    private final JavaFile file;
    private final GrammarMembers members;

    CommandClass(CommandDefinition command, ClassNames classes, List<String> problems) {
        this.command = command;
        this.classes = classes;
        this.name = classes.own().commandClass(command);
        this.file = new JavaFile(classes.own().packageName(), name);
        this.members = new GrammarMembers(
                classes,
                file,
                command.grammar(),
                Member.of(command.name(), command.grammar(), classes, file, problems),
                "find");
    }

    JavaSource source(String origin) {
        var paragraphs = new ArrayList<String>();
        var about = Documentation.sentence(command.comment());
        paragraphs.add(about.isEmpty() ? "The command " + command.name() + "." : about);
        paragraphs.add(Documentation.grammar(command.name(), header(), command.grammar()));
        paragraphs.add("A view of a message: nothing is decoded before it is asked for. Getters throw "
                + "{@link " + file.use(CODEC + "DecodeException")
                + "} for an AVP whose length or value does not fit its "
                + "format, those of required AVPs also where it is missing.");
        file.javadoc(paragraphs.toArray(String[]::new));
        file.open("public final class " + name + " implements " + role());
        type();
        members.outline(
                command.isRequest() ? "request" : "answer", command.name(), Documentation.source(command.comment()));
        fieldsAndFactories();
        message();
        members.getters(!command.isRequest());
        members.otherAvps();
        members.object(name, "message");
        builder();
        file.close();
        return file.source(origin);
    }

    private String header() {
        var header = new StringBuilder("< Diameter Header: ")
                .append(command.isAnswerMessage() ? "code" : Integer.toString(command.code()));
        header.append(command.isRequest() ? ", REQ" : "").append(command.isError() ? ", ERR" : "");
        String proxiable = command.isError() ? " [PXY]" : ", PXY";
        return header.append(command.isProxiable() ? proxiable : "")
                .append(" >")
                .toString();
    }

    private String role() {
        return command.isRequest() ? file.use(CODEC + "Request") + "<" + answer() + ">" : file.use(CODEC + "Answer");
    }

    private String answer() {
        return partner(false);
    }

    private String partner(boolean request) {
        return classes.own()
                .dictionary()
                .command(command.code(), request)
                .map(classes.own()::commandClass)
                .orElseThrow(() -> new IllegalStateException(command.name() + " has no partner"));
    }

    /** Whether the command is one of the base protocol that other applications send under their own id. */
    private boolean servesAllApplications() {
        return command.applicationId() == 0 && command.isProxiable() && !command.isAnswerMessage();
    }

    private void type() {
        if (command.isAnswerMessage()) {
            return;
        }
        String type = file.use(DICTIONARY + "ApplicationCommand") + "<" + name + ">";
        file.javadoc("The command, to recognise it and to serve it.")
                .line("public static final " + type + " TYPE = new ApplicationCommand<>(")
                .continued("\"" + command.name() + "\", " + command.code() + ", " + applicationId() + ", "
                        + command.isRequest() + ", " + name + "::of, () -> "
                        + classes.own().holder()
                        + ".APPLICATION);")
                .blank();
    }

    private String applicationId() {
        return command.applicationId() + (command.applicationId() > Integer.MAX_VALUE ? "L" : "");
    }

    private void fieldsAndFactories() {
        String message = file.use(CODEC + "Message");
        file.blank()
                .line("private final " + message + " message;")
                .line("private final " + file.use(CODEC + "AvpList") + " avps;")
                .blank()
                .open("private " + name + "(" + message + " message)")
                .line("this.message = message;")
                .line("this.avps = message.avps();")
                .close();
        file.blank()
                .javadoc("A message seen as this command; whether it is one is not asked.")
                .open("public static " + name + " of(" + message + " message)")
                .line("return new " + name + "(message);")
                .close();
        if (command.isAnswerMessage()) {
            factory(
                    "Starts the answer to a request that cannot be answered in its own grammar.",
                    "to",
                    message + " request",
                    "request");
            return;
        }
        if (!command.isRequest()) {
            factory(
                    "Starts the answer to a request, with what it takes from there.",
                    "to",
                    partner(true) + " request",
                    "request.message()");
        } else {
            factory("Starts a request.", "builder", "", servesAllApplications() ? applicationId() : "");
        }
        if (servesAllApplications()) {
            if (command.isRequest()) {
                factory(
                        "Starts a request under the id of another application.",
                        "builder",
                        "long applicationId",
                        "applicationId");
            }
            file.blank()
                    .javadoc("The command as sent under the id of another application (RFC 6733 section 2.4).")
                    .open("public static " + file.use(CODEC + "CommandType") + "<" + name
                            + "> type(long applicationId)")
                    .line("return new CommandType<>(\"" + command.name() + "\", " + command.code() + ", applicationId, "
                            + command.isRequest() + ", " + name + "::of);")
                    .close();
        }
    }

    private void factory(String about, String method, String parameter, String argument) {
        file.blank()
                .javadoc(about)
                .open("public static Builder " + method + "(" + parameter + ")")
                .line("return new Builder(" + argument + ");")
                .close();
    }

    private void message() {
        file.blank()
                .line("@Override")
                .open("public Message message()")
                .line("return message;")
                .close();
        if (command.isRequest()) {
            file.blank()
                    .line("@Override")
                    .open("public " + file.use(CODEC + "CommandType") + "<" + answer() + "> answerType()");
            if (servesAllApplications()) {
                file.line("long applicationId = message.applicationId();")
                        .line("return applicationId == 0 ? " + answer() + ".TYPE : " + answer()
                                + ".type(applicationId);");
            } else {
                file.line("return " + answer() + ".TYPE;");
            }
            file.close();
        }
    }

    private void builder() {
        file.blank()
                .javadoc(
                        "Writes the message AVP by AVP; the order of the calls does not matter, that of the grammar is "
                                + "the cheapest. Numbers that do not fit an AVP are refused at once, with an "
                                + "{@link IllegalArgumentException}.")
                .open("public static final class Builder extends " + file.use(CODEC + "CommandBuilder"));
        if (!command.isRequest()) {
            String flags = command.isError() ? file.use(CODEC + "CommandFlags") + ".ERROR" : "0";
            file.open("private Builder(Message request)")
                    .line("super(OUTLINE, request, " + flags + ");")
                    .close();
        } else {
            boolean all = servesAllApplications();
            String flags = file.use(CODEC + "CommandFlags") + ".REQUEST"
                    + (command.isProxiable() ? " | CommandFlags.PROXIABLE" : "");
            file.open("private Builder(" + (all ? "long applicationId" : "") + ")")
                    .line("super(OUTLINE, " + command.code() + ", " + (all ? "applicationId" : applicationId()) + ", "
                            + flags + ");")
                    .close();
        }
        members.setters();
        file.blank()
                .javadoc(
                        "The message.",
                        "@throws IllegalStateException if an AVP is missing or there are too many of it")
                .open("public " + name + " build()")
                .line("return new " + name + "(message());")
                .close()
                .close();
    }
}
