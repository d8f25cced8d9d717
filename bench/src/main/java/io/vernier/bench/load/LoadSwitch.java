package io.vernier.bench.load;

/** One connection for one load after the other: a node has only one to each peer. */
final class LoadSwitch implements Load {
    private volatile Load target;

    LoadSwitch(Load first) {
        target = first;
    }

    /** Turns to another load; when nothing is under way. */
    void turnTo(Load next) {
        target = next;
    }

    @Override
    public void answered(int slot) {
        target.answered(slot);
    }

    @Override
    public void failed(int slot) {
        target.failed(slot);
    }
}
