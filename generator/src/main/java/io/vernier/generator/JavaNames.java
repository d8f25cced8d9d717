package io.vernier.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Java names of Diameter names: {@code CC-Request-Type} gives {@code CcRequestType}, {@code ccRequestType} and
 * {@code CC_REQUEST_TYPE}. A name that begins with a digit spells it out: {@code 3GPP-Charging-Id} gives
 * {@code threeGppChargingId}.
 */
final class JavaNames {
    private static final List<String> DIGITS =
            List.of("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine");

    /** Methods that a generated class has anyway, and those of every object. */
    private static final Set<String> TAKEN_METHODS = Set.of(
            "answerType",
            "avp",
            "avps",
            "build",
            "builder",
            "clone",
            "equals",
            "finalize",
            "getClass",
            "hashCode",
            "isSuccess",
            "message",
            "notify",
            "notifyAll",
            "of",
            "otherAvps",
            "to",
            "toString",
            "type",
            "wait");

    /** Simple names that generated classes use without importing them, or have as nested classes. */
    private static final Set<String> TAKEN_CLASSES = Set.of(
            "Boolean",
            "Builder",
            "Class",
            "Double",
            "Enum",
            "Float",
            "Integer",
            "Long",
            "Number",
            "Object",
            "Override",
            "Record",
            "String",
            "Value",
            "Void");

    private JavaNames() {}

    /** A class name, such as {@code QosInformation}. */
    static String className(String name) {
        String result = String.join("", words(name));
        return TAKEN_CLASSES.contains(result) ? result + "Avp" : result;
    }

    /** A method name, such as {@code qosInformation}. */
    static String methodName(String name) {
        var words = words(name);
        String result = words.getFirst().toLowerCase(Locale.ROOT) + String.join("", words.subList(1, words.size()));
        return TAKEN_METHODS.contains(result) || SourceVersion.isKeyword(result) ? result + "Avp" : result;
    }

    /** A constant's name, such as {@code QOS_INFORMATION}. */
    static String constantName(String name) {
        return words(name).stream().map(w -> w.toUpperCase(Locale.ROOT)).collect(Collectors.joining("_"));
    }

    /** The name of a value, which dictionaries write as a constant already. */
    static String valueName(String name) {
        String result = name.replaceAll("[^\\p{Alnum}_]", "_").toUpperCase(Locale.ROOT);
        if (Character.isDigit(result.charAt(0))) {
            boolean single = result.length() == 1 || !Character.isDigit(result.charAt(1));
            String rest = result.substring(1);
            result = single
                    ? digit(result).toUpperCase(Locale.ROOT)
                            + (rest.startsWith("_") || rest.isEmpty() ? "" : "_")
                            + rest
                    : "N" + result;
        }
        return SourceVersion.isKeyword(result) ? result + "_" : result;
    }

    /** The words of a name, each with a capital in front only: {@code QoS-Information} has Qos and Information. */
    static List<String> words(String name) {
        var words = new ArrayList<String>();
        var letters = new StringBuilder();
        for (var part : name.split("[^\\p{Alnum}]+", -1)) {
            if (part.length() == 1 && Character.isLetter(part.charAt(0))) {
                letters.append(part); // G-S-U is one word
                continue;
            }
            flush(letters, words);
            if (!part.isEmpty()) {
                humps(part).forEach(hump -> words.add(capitalised(hump)));
            }
        }
        flush(letters, words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no Java name can be made of \"" + name + "\"");
        }
        spellOut(words);
        return words;
    }

    private static void flush(StringBuilder letters, List<String> words) {
        if (!letters.isEmpty()) {
            words.add(capitalised(letters.toString()));
            letters.setLength(0);
        }
    }

    /** Splits ModifiedEUI64 and IPAddress, but neither QoS nor SGi: a single letter is no word. */
    private static List<String> humps(String part) {
        var humps = new ArrayList<String>();
        int from = 0;
        for (int i = 2; i < part.length() - 1; i++) {
            boolean afterLower = Character.isLowerCase(part.charAt(i - 1)) && Character.isUpperCase(part.charAt(i));
            boolean afterCapitals = Character.isUpperCase(part.charAt(i - 1))
                    && Character.isUpperCase(part.charAt(i))
                    && Character.isLowerCase(part.charAt(i + 1));
            if ((afterLower || afterCapitals) && i - from > 1) {
                humps.add(part.substring(from, i));
                from = i;
            }
        }
        humps.add(part.substring(from));
        return humps;
    }

    private static String capitalised(String word) {
        return word.isEmpty()
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.substring(1).toLowerCase(Locale.ROOT);
    }

    /** No Java name begins with a digit: 3GPP is Three and Gpp. */
    private static void spellOut(List<String> words) {
        String first = words.getFirst();
        if (Character.isDigit(first.charAt(0))) {
            words.set(0, digit(first));
            if (first.length() > 1) {
                words.add(1, capitalised(first.substring(1)));
            }
        }
    }

    private static String digit(String word) {
        return DIGITS.get(Character.digit(word.charAt(0), 10));
    }
}
