package io.vernier.generator;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.Grammar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * A line of a grammar that names an AVP, seen from Java.
 *
 * @param ordinal its place in the grammar
 * @param element the line
 * @param avp the AVP
 * @param name the name of the getter and of the builder's method
 * @param type how its values look
 */
record Member(int ordinal, Element element, AvpDefinition avp, String name, JavaType type) {

    /** The members of a grammar; two with one Java name are told to the problems. */
    static List<Member> of(String owner, Grammar grammar, ClassNames classes, JavaFile file, List<String> problems) {
        var members = new ArrayList<Member>();
        var seen = new HashMap<String, String>();
        for (int i = 0; i < grammar.elements().size(); i++) {
            var element = grammar.elements().get(i);
            if (element.avp().isEmpty() || element.max() == 0) {
                continue;
            }
            var avp = element.avp().get();
            String name = JavaNames.methodName(avp.name());
            String other = seen.putIfAbsent(name, avp.name());
            if (other != null) {
                problems.add(owner + ": " + avp.name() + " and " + other + " both give the Java name " + name
                        + " (expected: names that differ in more than punctuation)");
            }
            var member = new Member(i, element, avp, name, JavaType.of(avp, classes, file));
            members.add(member);
            member.plain(classes, file).ifPresent(plain -> seen.putIfAbsent(plain.name(), avp.name()));
        }
        return members;
    }

    /** The same AVP without its encoding: as octets or as text, under a name that says so; empty where it has none. */
    Optional<Member> plain(ClassNames classes, JavaFile file) {
        return avp.encoding().map(encoding -> {
            String suffix = avp.type() == AvpType.OCTET_STRING ? "Octets" : "Text";
            return new Member(ordinal, element, avp, name + suffix, JavaType.plain(avp, classes, file));
        });
    }

    boolean isGroup() {
        return avp.type() == AvpType.GROUPED;
    }

    boolean isRepeated() {
        return element.isRepeated();
    }

    boolean isRequired() {
        return element.min() > 0;
    }

    /** Code and vendor, as arguments. */
    String codeAndVendor() {
        return codeAndVendor(avp);
    }

    static String codeAndVendor(AvpDefinition avp) {
        return avp.code() + ", " + avp.vendorId();
    }

    /** The flags to send, as an expression; V goes with the vendor. */
    static String flags(AvpDefinition avp, JavaFile file) {
        String flag = "io.vernier.codec.AvpFlags.";
        String mandatory = avp.isMandatory() ? file.useStatic(flag + "MANDATORY") : "";
        String isProtected = avp.isProtected() ? file.useStatic(flag + "PROTECTED") : "";
        String both = mandatory + (avp.isMandatory() && avp.isProtected() ? " | " : "") + isProtected;
        return both.isEmpty() ? "0" : both;
    }

    /** The line and where the AVP is defined, for a reader. */
    String documentation() {
        var source = Documentation.sentence(avp.comment());
        return "{@code " + element + "}" + (source.isEmpty() ? "." : ": " + source);
    }
}
