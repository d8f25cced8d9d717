package io.vernier.generator;

import io.vernier.dictionary.Grammar;
import java.util.List;

/** Writes what commands and groups have in common: the outline, a getter for each AVP, a builder's methods. */
final class GrammarMembers {
    private static final String CODEC = "io.vernier.codec.";

    private final JavaFile file;
    private final Grammar grammar;
    private final List<Member> members;
    private final ClassNames classes;

    /** The method that finds an AVP. */
    private final String find;

    GrammarMembers(ClassNames classes, JavaFile file, Grammar grammar, List<Member> members, String find) {
        this.find = find;
        this.classes = classes;
        this.file = file;
        this.grammar = grammar;
        this.members = members;
    }

    /** The constant that builders check and arrange by. */
    void outline(String kind, String name, String source) {
        file.line(
                "private static final " + file.use(CODEC + "Outline") + " OUTLINE =",
                " Outline." + kind + "(\"" + name + "\", \"" + source + "\")");
        for (var element : grammar.elements()) {
            file.continued(element.avp()
                    .map(avp -> ".avp(\"" + element + "\", " + avp.code()
                            + (avp.vendorId() == 0 ? "" : ", " + avp.vendorId()) + ")")
                    .orElse(".any(\"" + element + "\")"));
        }
        file.continued(".build();");
    }

    void getters(boolean answer) {

        for (var member : members) {
            boolean inherited = answer && member.name().equals("resultCode");
            if (!inherited) {
                getter(member, "");
                member.plain(classes, file).ifPresent(this::plainGetter);
            } else if (member.isRequired() && !member.isRepeated()) {
                getter(member, "@Override");
            }
        }
    }

    private void plainGetter(Member member) {
        file.blank()
                .javadoc(member.documentation(), member.avp().name() + " as it came, whether it has its form or not.");
        getterBody(member);
    }

    private void getter(Member member, String annotation) {
        file.blank().javadoc(member.documentation());
        if (!annotation.isEmpty()) {
            file.line(annotation);
        }
        getterBody(member);
    }

    private void getterBody(Member member) {
        var type = member.type();
        String at = member.codeAndVendor();
        if (member.isRepeated()) {
            file.open("public " + file.use("java.util.List") + "<" + type.boxed() + "> " + member.name() + "()")
                    .line("return avps.all(" + at + ", " + type.format() + ");")
                    .close();
        } else if (member.isRequired()) {
            file.open("public " + type.plain() + " " + member.name() + "()")
                    .line("int avp = avps." + find + "(" + at + ", \""
                            + member.avp().name() + "\");")
                    .line("return " + type.read() + ";")
                    .close();
        } else {
            String optional = type.optional().replaceAll("<.*", "");
            file.open("public " + type.optional() + " " + member.name() + "()")
                    .line("int avp = avps." + find + "(" + at + ");")
                    .line("return avp < 0 ? " + optional + ".empty() : " + optional + ".of(" + type.read() + ");")
                    .close();
        }
    }

    /** What the grammar does not name. */
    void otherAvps() {
        file.blank()
                .javadoc("The AVPs that the grammar does not name, in their order.")
                .open("public " + file.use("java.util.List") + "<" + file.use(CODEC + "Avp") + "> otherAvps()")
                .line("return OUTLINE.others(avps);")
                .close();
    }

    /** A method of the builder for each AVP, and for others where the grammar has a place for them. */
    void setters() {
        members.forEach(this::setter);
        if (grammar.allowsOthers()) {
            file.blank()
                    .javadoc("Adds an AVP that the grammar does not name.")
                    .open("public Builder avp(" + file.use(CODEC + "Avp") + " avp)")
                    .line("other(avp);")
                    .line("return this;")
                    .close();
            file.blank()
                    .javadoc("Adds an AVP that the grammar does not name.")
                    .open("public <T> Builder avp(" + file.use(CODEC + "AvpKey") + "<T> key, T value)")
                    .line("other(key, value);")
                    .line("return this;")
                    .close();
        }
    }

    private void setter(Member member) {
        var type = member.type();
        String arguments =
                member.ordinal() + ", " + member.codeAndVendor() + ", " + Member.flags(member.avp(), file) + ", ";
        String text = (member.isRepeated() ? "Adds " : "Sets ") + member.documentation();
        if (member.isGroup()) {
            file.blank()
                    .javadoc(text)
                    .open("public Builder " + member.name() + "(" + file.use("java.util.function.Consumer") + "<"
                            + type.plain() + ".Builder> members)")
                    .line("group(" + arguments + "new " + type.plain() + ".Builder(this), members);")
                    .line("return this;")
                    .close();
        }
        setter(member, type, text, arguments);
        if (member.avp().encoding().isPresent()) {
            setter(member, JavaType.plain(member.avp(), classes, file), text + " As it is to be sent.", arguments);
        } else if (member.avp().bits().isPresent()) {
            setter(member, JavaType.plain(member.avp(), classes, file), text + " As a number.", arguments);
        }
    }

    private void setter(Member member, JavaType type, String text, String arguments) {
        file.blank()
                .javadoc(text)
                .open("public Builder " + member.name() + "(" + type.plain() + " value)")
                .line(type.write() + "(" + arguments + type.written() + ");")
                .line("return this;")
                .close();
    }

    /** {@code equals}, {@code hashCode} and {@code toString} by one field. */
    void object(String className, String field) {
        file.blank()
                .line("@Override")
                .open("public boolean equals(@" + file.use("org.jspecify.annotations.Nullable") + " Object other)")
                .line("return other instanceof " + className + " that && " + field + ".equals(that." + field + ");")
                .close();
        file.blank()
                .line("@Override")
                .open("public int hashCode()")
                .line("return " + field + ".hashCode();")
                .close();
        file.blank()
                .line("@Override")
                .open("public String toString()")
                .line("return " + field + ".toString();")
                .close();
    }
}
