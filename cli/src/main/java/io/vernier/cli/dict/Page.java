package io.vernier.cli.dict;

import io.vernier.json.Json;
import java.util.List;

/**
 * All about one thing, for people and for programs.
 *
 * @param title what it is
 * @param lines what is said of it
 * @param json the same as an object
 */
record Page(String title, List<String> lines, Json json) {
    /** A line with a label in front. */
    static String line(String label, String text) {
        return "  " + label + " ".repeat(Math.max(1, 12 - label.length())) + text;
    }
}
