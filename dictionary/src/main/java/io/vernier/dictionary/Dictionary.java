package io.vernier.dictionary;

import io.vernier.dictionary.internal.CodeTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of one application's messages: its commands, the AVPs it defines and those it inherits from other
 * dictionaries. Immutable; {@code io.vernier.dictionary.dia.Dictionaries} makes it of a text that reads like the RFC.
 */
public final class Dictionary {
    private final String name;
    private final OptionalLong id;
    private final Optional<String> prefix;
    private final Optional<Vendor> vendor;
    private final List<Inherited> inherits;
    private final List<AvpDefinition> ownAvps;
    private final List<AvpDefinition> avps;
    private final List<CommandDefinition> commands;
    private final List<Constants> constants;
    private final List<String> comment;
    private final Map<String, AvpDefinition> avpsByName = new LinkedHashMap<>();
    private final CodeTable<AvpDefinition> avpsByCode;
    private final CodeTable<CommandDefinition> commandsByCode;

    /**
     * What one {@code @inherits} section gives.
     *
     * @param dictionary the dictionary it names
     * @param avps the AVPs taken from there, as this dictionary sees them
     */
    public record Inherited(Dictionary dictionary, List<AvpDefinition> avps) {
        public Inherited {
            avps = List.copyOf(avps);
        }
    }

    private Dictionary(Builder builder) {
        name = builder.name;
        id = builder.id;
        prefix = Optional.ofNullable(builder.prefix);
        vendor = Optional.ofNullable(builder.vendor);
        inherits = List.copyOf(builder.inherits);
        ownAvps = List.copyOf(builder.ownAvps);
        commands = List.copyOf(builder.commands);
        constants = List.copyOf(builder.constants);
        comment = List.copyOf(builder.comment);
        var all = new ArrayList<>(ownAvps);
        inherits.forEach(i -> all.addAll(i.avps()));
        avps = List.copyOf(all);
        for (var avp : avps) {
            avpsByName.putIfAbsent(avp.name(), avp);
        }
        avpsByCode = new CodeTable<>(avps, a -> CodeTable.key(a.vendorId(), a.code()));
        commandsByCode = new CodeTable<>(commands, c -> CodeTable.key(c.isRequest() ? 1 : 0, c.code()));
        avps.forEach(AvpDefinition::group); // resolves the groups before anybody else sees them
    }

    /** Starts a dictionary of this name. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** The name by which other dictionaries inherit from it: {@code @name}, else the file's name. */
    public String name() {
        return name;
    }

    /** The application id of {@code @id}; empty for a dictionary of AVPs only. */
    public OptionalLong id() {
        return id;
    }

    /** The {@code @prefix} for generated names. */
    public Optional<String> prefix() {
        return prefix;
    }

    /** The vendor of the AVPs with the V bit. */
    public Optional<Vendor> vendor() {
        return vendor;
    }

    /** What is inherited, in the order of the sections. */
    public List<Inherited> inherits() {
        return inherits;
    }

    /** Every AVP that may be named here: own ones first, then inherited ones. */
    public List<AvpDefinition> avps() {
        return avps;
    }

    /** The AVPs that {@code @avp_types} of this dictionary defines. */
    public List<AvpDefinition> ownAvps() {
        return ownAvps;
    }

    /** The Grouped AVPs among {@link #avps()}. */
    public List<AvpDefinition> groups() {
        return avps.stream().filter(a -> a.type() == AvpType.GROUPED).toList();
    }

    /** The commands in the order of the dictionary. */
    public List<CommandDefinition> commands() {
        return commands;
    }

    /** The {@code @define} sections. */
    public List<Constants> constants() {
        return constants;
    }

    /** The comment at the head of the dictionary, without semicolons. */
    public List<String> comment() {
        return comment;
    }

    /** The AVP with this code and vendor (0 for none). */
    public Optional<AvpDefinition> avp(int code, int vendorId) {
        return Optional.ofNullable(findAvp(code, vendorId));
    }

    /** The AVP with this name. */
    public Optional<AvpDefinition> avp(String avpName) {
        return Optional.ofNullable(avpsByName.get(avpName));
    }

    /** The command with this code. {@code answer-message} is found under its own code, as an answer. */
    public Optional<CommandDefinition> command(int code, boolean request) {
        return Optional.ofNullable(findCommand(code, request));
    }

    /** The command with this name. */
    public Optional<CommandDefinition> command(String commandName) {
        return commands.stream().filter(c -> c.name().equals(commandName)).findFirst();
    }

    @Nullable AvpDefinition findAvp(int code, int vendorId) {
        return avpsByCode.get(CodeTable.key(vendorId, code));
    }

    @Nullable CommandDefinition findCommand(int code, boolean request) {
        return commandsByCode.get(CodeTable.key(request ? 1 : 0, code));
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects a dictionary. Names and codes are not checked here: the {@code .dia} language does that. */
    public static final class Builder {
        private final String name;
        private OptionalLong id = OptionalLong.empty();
        private @Nullable String prefix;
        private @Nullable Vendor vendor;
        private final List<Inherited> inherits = new ArrayList<>();
        private final List<AvpDefinition> ownAvps = new ArrayList<>();
        private final List<CommandDefinition> commands = new ArrayList<>();
        private final List<Constants> constants = new ArrayList<>();
        private List<String> comment = List.of();

        private Builder(String name) {
            this.name = name;
        }

        /** Sets the application id. */
        public Builder id(long applicationId) {
            id = OptionalLong.of(applicationId);
            return this;
        }

        /** Sets the prefix for generated names. */
        public Builder prefix(String newPrefix) {
            prefix = newPrefix;
            return this;
        }

        /** Sets the vendor. */
        public Builder vendor(Vendor newVendor) {
            vendor = newVendor;
            return this;
        }

        /** Adds what one {@code @inherits} section gives. */
        public Builder inherit(Inherited inherited) {
            inherits.add(inherited);
            return this;
        }

        /** Adds an AVP. */
        public Builder avp(AvpDefinition avp) {
            ownAvps.add(avp);
            return this;
        }

        /** Adds a command. */
        public Builder command(CommandDefinition command) {
            commands.add(command);
            return this;
        }

        /** Adds named constants. */
        public Builder constants(Constants newConstants) {
            constants.add(newConstants);
            return this;
        }

        /** Sets the comment at the head. */
        public Builder comment(List<String> lines) {
            comment = lines;
            return this;
        }

        /** The dictionary. */
        public Dictionary build() {
            return new Dictionary(this);
        }
    }
}
