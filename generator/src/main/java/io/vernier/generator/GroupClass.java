package io.vernier.generator;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Grammar;
import java.util.ArrayList;
import java.util.List;

/** Writes the class of a Grouped AVP. */
final class GroupClass {
    private static final String CODEC = "io.vernier.codec.";

    private final AvpDefinition avp;
    private final String name;
    private final Grammar grammar;
    private final JavaFile file;
    private final GrammarMembers members;

    GroupClass(AvpDefinition avp, String name, ClassNames classes, List<String> problems) {
        this.avp = avp;
        this.name = name;
        this.grammar = avp.group().orElseThrow();
        this.file = new JavaFile(classes.own().packageName(), name);
        this.members = new GrammarMembers(
                classes, file, grammar, Member.of(avp.name(), grammar, classes, file, problems), "findMember");
    }

    JavaSource source(String origin) {
        var paragraphs = new ArrayList<String>();
        var about = Documentation.sentence(avp.comment());
        boolean sourceOnly = about.equals(Documentation.source(avp.comment()) + ".");
        paragraphs.add(about.isEmpty() || sourceOnly ? Documentation.of("The group " + avp.name(), about) : about);
        String vendor = avp.isVendorSpecific() ? " " + Integer.toUnsignedString(avp.vendorId()) : "";
        paragraphs.add(Documentation.grammar(
                avp.name(), "< AVP Header: " + Integer.toUnsignedString(avp.code()) + vendor + " >", grammar));
        paragraphs.add("A view of the octets: nothing is decoded before it is asked for. Getters throw "
                + "{@link " + file.use(CODEC + "DecodeException")
                + "} for an AVP whose length or value does not fit its "
                + "format, those of required AVPs also where it is missing.");
        file.javadoc(paragraphs.toArray(String[]::new));
        file.open("public final class " + name + " implements " + file.use(CODEC + "TypedGroup"));
        file.javadoc("How the group is read and written.")
                .line(
                        "public static final " + file.use(CODEC + "AvpFormat") + "<" + name + "> FORMAT =",
                        " " + file.use(CODEC + "TypedFormats") + ".group(" + name + "::of);")
                .blank();
        members.outline("group", avp.name(), Documentation.source(avp.comment()));
        fieldsAndFactories();
        members.getters(false);
        members.otherAvps();
        members.object(name, "avps");
        builder();
        file.close();
        return file.source(origin);
    }

    private void fieldsAndFactories() {
        String avps = file.use(CODEC + "AvpList");
        file.blank().line("private final " + avps + " avps;");
        file.blank()
                .open("private " + name + "(" + avps + " avps)")
                .line("this.avps = avps;")
                .close();
        file.blank()
                .javadoc("Members seen as this group; whether they are its members is not asked.")
                .open("public static " + name + " of(" + avps + " avps)")
                .line("return new " + name + "(avps);")
                .close();
        file.blank()
                .javadoc(
                        "A group on its own, to be put into messages later.",
                        "@throws IllegalStateException if an AVP is missing or there are too many of it")
                .open("public static " + name + " of(" + file.use("java.util.function.Consumer") + "<Builder> members)")
                .line("var builder = new Builder();")
                .line("members.accept(builder);")
                .line("return builder.build();")
                .close();
        file.blank()
                .line("@Override")
                .open("public " + avps + " avps()")
                .line("return avps;")
                .close();
    }

    private void builder() {
        file.blank()
                .javadoc("Writes the group AVP by AVP, into the buffer of what it is a part of.")
                .open("public static final class Builder extends " + file.use(CODEC + "GrammarBuilder"))
                .open("private Builder()")
                .line("super(OUTLINE);")
                .close();
        file.blank()
                .javadoc("For the builders of what contains this group.")
                .open("public Builder(GrammarBuilder outer)")
                .line("super(OUTLINE, outer);")
                .close();
        members.setters();
        file.blank()
                .open("private " + name + " build()")
                .line("return new " + name + "(members());")
                .close()
                .close();
    }
}
