package io.vernier.codec.encoding;

/** Where a terminal is, as its network tells it: the identity of a cell, of a base station or of an area of cells. */
public sealed interface AreaIdentity permits Cgi, Sai, Lai, Rai, Tai, NrTai, Ecgi, Ncgi, ENodeBId {
    /** The network that the cell or area belongs to. */
    PlmnId plmn();

    /** The octets: the network's three, then the numbers with their highest octet first. */
    byte[] toBytes();
}
