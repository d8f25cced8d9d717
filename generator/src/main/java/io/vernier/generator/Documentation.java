package io.vernier.generator;

import io.vernier.dictionary.Grammar;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the comments of a dictionary say, as Javadoc. */
final class Documentation {
    /** A reference to a specification: {@code RFC 8506 section 3.1}, {@code TS 32.299 clause 7.2.158}. */
    private static final Pattern SOURCE =
            Pattern.compile("(?:RFC|TS) \\d[\\w.]*(?: (?:section|clause) \\d[\\w.]*(?:\\.\\w+)*)?");

    private Documentation() {}

    /** The comment as one piece of text that ends with a full stop; empty where there is none. */
    static String sentence(List<String> comment) {
        String text = escape(String.join(" ", comment).strip().replaceAll("\\s+", " "));
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }

    /** A subject and what is said about it, if anything. */
    static String of(String subject, String about) {
        return about.isEmpty() ? subject + "." : subject + ": " + about;
    }

    /** The first specification that the comment names, without a full stop; empty where it names none. */
    static String source(List<String> comment) {
        Matcher matcher = SOURCE.matcher(String.join(" ", comment));
        return matcher.find() ? matcher.group().replaceAll("\\.$", "") : "";
    }

    /** A grammar as the RFC prints it. */
    static String grammar(String name, String header, Grammar grammar) {
        var text = new StringBuilder("<pre>{@code\n")
                .append(name)
                .append(" ::= ")
                .append(header)
                .append('\n');
        for (var element : grammar.elements()) {
            String line = element.toString();
            String qualifier = element.qualifier();
            String rest = qualifier.isEmpty() ? line : line.substring(qualifier.length() + 1);
            text.append(String.format("%8s %s%n", qualifier, rest).replace("\r", ""));
        }
        return text.append("}</pre>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;");
    }
}
