package io.vernier.generator;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A Java file while it is written: lines with their indentation, and the imports that the lines turn out to need. */
final class JavaFile {
    private static final String INDENT = "    ";
    private static final int WIDTH = 120;

    private final String packageName;
    private final String className;
    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> importedBySimpleName = new TreeMap<>();
    private final TreeSet<String> staticImports = new TreeSet<>();
    private int depth;

    JavaFile(String packageName, String className) {
        this.packageName = packageName;
        this.className = className;
        importedBySimpleName.put(className, packageName + "." + className);
    }

    /** The name by which a class can be called here; imports it where its simple name is free. */
    String use(String qualifiedName) {
        int dot = qualifiedName.lastIndexOf('.');
        String simpleName = qualifiedName.substring(dot + 1);
        String known = importedBySimpleName.putIfAbsent(simpleName, qualifiedName);
        return known == null || known.equals(qualifiedName) ? simpleName : qualifiedName;
    }

    /** Imports a static member and gives its name. */
    String useStatic(String qualifiedName) {
        staticImports.add(qualifiedName);
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }

    JavaFile line(String text) {
        body.append(text.isEmpty() ? "" : INDENT.repeat(depth)).append(text).append('\n');
        return this;
    }

    /** A statement that is broken before each part behind the first if it is too long for one line. */
    JavaFile line(String first, String... rest) {
        String whole = first + String.join("", rest);
        if (INDENT.length() * depth + whole.length() <= WIDTH) {
            return line(whole);
        }
        line(first.stripTrailing());
        depth += 2;
        for (var part : rest) {
            part(part.strip());
        }
        depth -= 2;
        return this;
    }

    /** A part that is broken behind its first parenthesis if it is too long, too. */
    private void part(String text) {
        int open = text.indexOf('(');
        if (open < 0 || INDENT.length() * depth + text.length() <= WIDTH) {
            line(text);
            return;
        }
        line(text.substring(0, open + 1));
        continued(text.substring(open + 1));
    }

    JavaFile blank() {
        body.append('\n');
        return this;
    }

    JavaFile open(String text) {
        line(text + " {");
        depth++;
        return this;
    }

    JavaFile close() {
        depth--;
        return line("}");
    }

    JavaFile closeWith(String text) {
        depth--;
        return line(text);
    }

    /** Lines that are continued: indented twice. */
    JavaFile continued(String text) {
        depth += 2;
        line(text);
        depth -= 2;
        return this;
    }

    /** A Javadoc comment; one line where it fits. Text is broken at spaces, lines that begin with a blank are not. */
    JavaFile javadoc(String... paragraphs) {
        String only = paragraphs[0];
        if (paragraphs.length == 1 && !only.contains("\n") && INDENT.length() * depth + only.length() + 7 <= WIDTH) {
            return line("/** " + only + " */");
        }
        line("/**");
        boolean first = true;
        boolean tag = false;
        for (var paragraph : paragraphs) {
            if (!first && !(paragraph.startsWith("@") && tag)) {
                line(" *");
            }
            tag = paragraph.startsWith("@");
            String open = first || paragraph.startsWith("<pre>") || paragraph.startsWith("@") ? "" : "<p>";
            for (var text : paragraph.startsWith("<pre>") ? paragraph.split("\n", -1) : wrapped(open + paragraph)) {
                line((" * " + text).stripTrailing());
            }
            first = false;
        }
        return line(" */");
    }

    private String[] wrapped(String text) {
        var result = new StringBuilder();
        int room = WIDTH - INDENT.length() * depth - 3;
        int column = 0;
        for (var word : text.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > room) {
                result.append('\n');
                column = 0;
            } else if (column > 0) {
                result.append(' ');
                column++;
            }
            result.append(word);
            column += word.length();
        }
        return result.toString().split("\n", -1);
    }

    /** The whole file. */
    JavaSource source(String origin) {
        var text = new StringBuilder(head(origin));
        text.append("package ").append(packageName).append(";\n\n");
        staticImports.forEach(name -> text.append("import static ").append(name).append(";\n"));
        if (!staticImports.isEmpty()) {
            text.append('\n');
        }
        var imports = new TreeSet<>(importedBySimpleName.values());
        imports.removeIf(
                name -> isHere(name) || !isUsed(name) || (name.startsWith("java.lang.") && name.lastIndexOf('.') == 9));
        imports.forEach(name -> text.append("import ").append(name).append(";\n"));
        if (!imports.isEmpty()) {
            text.append('\n');
        }
        return new JavaSource(packageName, className, text.append(body).toString());
    }

    private boolean isUsed(String qualifiedName) {
        String simpleName = qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
        return Pattern.compile("\\b" + simpleName + "\\b").matcher(body).find();
    }

    /** A {@code package-info}, of which only the comment has been written so far. */
    JavaSource packageInfo(String origin) {
        String text = head(origin) + body + "@NullMarked\npackage " + packageName
                + ";\n\nimport org.jspecify.annotations.NullMarked;\n";
        return new JavaSource(packageName, className, text);
    }

    private static String head(String origin) {
        return "// Generated from " + origin + ": change that file, not this one.\n";
    }

    private boolean isHere(String qualifiedName) {
        return qualifiedName.startsWith(packageName + ".") && qualifiedName.lastIndexOf('.') == packageName.length();
    }
}
