package io.vernier.cli.load;

/**
 * What was seen on this side while a run was measured. Shares are 0 to 1.
 *
 * @param processors of this machine, as the JVM counts them
 * @param cores how many processors this process kept busy
 * @param others how many processors everything else on this machine kept busy; NaN where that cannot be seen
 * @param loop the busiest event loop's share of the time that it worked
 * @param driver the share of the time that the thread worked which sends what is due
 * @param windowFull the share of the time that a request was due and as many as may be were in flight
 * @param backedUp the share of looks at which messages waited because the other end did not read
 */
public record Evidence(
        int processors, double cores, double others, double loop, double driver, double windowFull, double backedUp) {}
