package io.vernier.dictionary.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an XML file that may include others by {@code <!ENTITY name SYSTEM "file.xml">} and a reference to it, as
 * Wireshark's does. The parser itself reads no document type and no entity at all: only files right beside the first one
 * are included, and nothing is ever fetched.
 */
final class XmlSource {
    private static final Pattern DECLARATION = Pattern.compile("^\\ufeff?\\s*<\\?xml[^>]*\\?>");
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final Pattern INCLUDED =
            Pattern.compile("<!ENTITY\\s+([A-Za-z_][\\w.-]*)\\s+SYSTEM\\s+[\"']([^\"']*)[\"']\\s*>");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final int PROLOGUE = 200;

    private final Map<String, String> included = new HashMap<>();
    private final Deque<Path> open = new ArrayDeque<>();

    private XmlSource() {}

    /**
     * The root element of a file.
     *
     * @throws ExchangeException if it is no XML, or includes what is not there
     */
    static XmlNode read(Path file) throws IOException {
        var source = new XmlSource();
        String text = text(file);
        var root = new ArrayList<XmlNode>();
        var entities = INCLUDED.matcher(COMMENT.matcher(text).replaceAll(""));
        while (entities.find()) {
            source.included.put(entities.group(1), entities.group(2));
        }
        source.elements(file, text, 0, root);
        return root.getFirst();
    }

    private static String text(Path file) throws IOException {
        byte[] octets = Files.readAllBytes(file);
        var start = new String(octets, 0, Math.min(octets.length, PROLOGUE), StandardCharsets.ISO_8859_1);
        var encoding = ENCODING.matcher(start);
        try {
            var charset = encoding.find() ? Charset.forName(encoding.group(1)) : StandardCharsets.UTF_8;
            return new String(octets, charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new ExchangeException(
                    file + ":1:1", "has an encoding that is not known here: " + unknown.getMessage());
        }
    }

    /** Reads the elements of a text; {@code shift} columns of its first line are ours. */
    private void elements(Path file, String text, int shift, List<XmlNode> into) throws IOException {
        open.push(file);
        var levels = new ArrayDeque<List<XmlNode>>(List.of(into));
        try {
            var reader = factory().createXMLStreamReader(new StringReader(text));
            String place = place(file, reader, 0, shift);
            while (reader.hasNext()) {
                int event = reader.next();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        var children = new ArrayList<XmlNode>();
                        levels.element().add(new XmlNode(reader.getLocalName(), attributes(reader), children, place));
                        levels.push(children);
                    }
                    case XMLStreamConstants.END_ELEMENT -> levels.pop();
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        include(file, reader.getLocalName(), place, levels.element());
                    default -> {
                        // text and comments say nothing to a dictionary
                    }
                }
                boolean afterText = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE;
                place = place(file, reader, afterText ? 1 : 0, shift);
            }
        } catch (XMLStreamException notXml) {
            var at = notXml.getLocation();
            String where = at == null ? "1:1" : at.getLineNumber() + ":" + at.getColumnNumber();
            String why = String.valueOf(notXml.getMessage())
                    .replaceAll("(?s).*Message: ", "")
                    .strip();
            throw new ExchangeException(file + ":" + where, "is no XML that can be read: " + why);
        }
        open.pop();
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Where the next thing begins; behind text the parser has read its first character already. */
    private static String place(Path file, XMLStreamReader reader, int ahead, int shift) {
        var at = reader.getLocation();
        int column = at.getLineNumber() == 1 ? at.getColumnNumber() - shift : at.getColumnNumber();
        return file + ":" + at.getLineNumber() + ":" + (column - ahead);
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    /** An included file has any number of roots: it is read inside an element of ours. */
    private void include(Path from, String entity, String place, List<XmlNode> into) throws IOException {
        String name = included.get(entity);
        if (name == null) {
            throw new ExchangeException(
                    place,
                    "names the entity " + entity + ", which no <!ENTITY " + entity + " SYSTEM ...> declares as a file");
        }
        if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.contains(":") || name.contains("..")) {
            throw new ExchangeException(
                    place, "includes \"" + name + "\" (expected: the name of a file in the same folder)");
        }
        var file = from.resolveSibling(name);
        if (!Files.isRegularFile(file)) {
            throw new ExchangeException(place, "includes " + name + ", which is not in the same folder");
        }
        if (open.contains(file)) {
            throw new ExchangeException(place, "includes " + name + ", which includes it in turn");
        }
        String text =
                DECLARATION.matcher(text(file)).replaceFirst(d -> d.group().replaceAll("[^\\n]", ""));
        var wrapped = new ArrayList<XmlNode>();
        elements(file, "<included>" + text + "</included>", "<included>".length(), wrapped);
        into.addAll(wrapped.getFirst().children());
    }
}
