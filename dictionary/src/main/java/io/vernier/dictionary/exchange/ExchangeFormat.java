package io.vernier.dictionary.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats in which other projects keep their dictionaries. The names are stable. */
public enum ExchangeFormat {
    /** {@code dictionary.xml} of Wireshark, with the files that it includes. */
    WIRESHARK("wireshark", ".xml"),
    /** The JSON of freeDiameter's extension {@code dict_json}. */
    FREEDIAMETER("freediameter", ".json"),
    /** The tables of AVPs from which freeDiameter's 3GPP dictionaries are made. */
    FREEDIAMETER_CSV("freediameter-csv", ".csv"),
    /** {@code dictionary.xml} of jDiameter. */
    JDIAMETER("jdiameter", ".xml"),
    /** The XML of go-diameter. */
    GO_DIAMETER("go-diameter", ".xml"),
    /** {@code .dia} of Erlang's diameter, whose language is ours; written without {@code @inherits}, to stand alone. */
    ERLANG("erlang", ".dia");

    private final String id;
    private final String ending;

    ExchangeFormat(String id, String ending) {
        this.id = id;
        this.ending = ending;
    }

    /** The stable name, such as {@code go-diameter}. */
    public String id() {
        return id;
    }

    /** How the names of its files end, such as {@code .xml}. */
    public String ending() {
        return ending;
    }

    /** The format with this name. */
    public static Optional<ExchangeFormat> named(String id) {
        return Arrays.stream(values()).filter(f -> f.id.equals(id)).findFirst();
    }

    /** The names of all formats. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(ExchangeFormat::id).toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
