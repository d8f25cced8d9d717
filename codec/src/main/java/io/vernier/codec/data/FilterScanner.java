package io.vernier.codec.data;

import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;
import org.jspecify.annotations.Nullable;

/** Walks through a filter rule word by word and knows in which column it is, counted from one. */
final class FilterScanner {
    private final String format;
    private final String text;
    private int at;
    private int wordStart;

    FilterScanner(String format, String text) {
        this.format = format;
        this.text = text;
        skipBlanks();
    }

    boolean atEnd() {
        return at == text.length();
    }

    /** The character that comes next, or NUL at the end. */
    char next() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    /** Takes the character if it comes next. */
    boolean take(char expected) {
        if (atEnd() || text.charAt(at) != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** Takes the word if it comes next as a whole, in any case; words of several parts are joined by single blanks. */
    boolean take(String expected) {
        int end = at + expected.length();
        boolean there = text.regionMatches(true, at, expected, 0, expected.length())
                && (end == text.length() || " \t,-".indexOf(text.charAt(end)) >= 0);
        if (there) {
            wordStart = at;
            at = end;
        }
        return there;
    }

    void skipBlanks() {
        while (!atEnd() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    /** Takes everything up to the next blank, and the blanks behind it. */
    String word(String expected) {
        wordStart = at;
        while (!atEnd() && !isBlank(text.charAt(at))) {
            at++;
        }
        String word = text.substring(wordStart, at);
        if (word.isEmpty()) {
            throw problem("the end", expected);
        }
        skipBlanks();
        return word;
    }

    /** Takes a decimal number that is not above the limit. */
    long number(long limit, String expected) {
        wordStart = at;
        long value = 0;
        while (!atEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            int digit = text.charAt(at++) - '0';
            if (value > (limit - digit) / 10) {
                throw problem(Quoted.of(restOfWord()), expected);
            }
            value = value * 10 + digit;
        }
        if (at == wordStart) {
            throw problem(atEnd() ? "the end" : Quoted.of(restOfWord()), expected);
        }
        return value;
    }

    /** After a list or number: a blank or the end must follow. */
    void endOfWord(String expected) {
        if (!atEnd() && !isBlank(text.charAt(at))) {
            wordStart = at;
            throw problem(Quoted.of(restOfWord()), expected);
        }
        skipBlanks();
    }

    /** Marks the next character as the place to complain about. */
    void mark() {
        wordStart = at;
    }

    String restOfWord() {
        int end = wordStart;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            end++;
        }
        return text.substring(wordStart, end);
    }

    /** A complaint about the word taken last. */
    MalformedData problem(String found, String expected) {
        return new MalformedData(format + " " + Quoted.of(text) + ", column " + (wordStart + 1) + ": " + found
                + " (expected: " + expected + ")");
    }

    /** A complaint about the word taken last, or about the whole where nothing was marked, in the words of another. */
    MalformedData problem(@Nullable String sentence) {
        return new MalformedData(format + " " + Quoted.of(text) + ", column " + (wordStart + 1) + ": " + sentence);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
