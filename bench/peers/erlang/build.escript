#!/usr/bin/env escript
%% Compiles the measured exchange for OTP's diameter.
%% usage: escript build.escript SOURCES OUT
main([Sources, Out]) ->
    ok = diameter_make:codec(filename:join(Sources, "vernier_gy.dia"), [{outdir, Out}, erl, hrl]),
    {ok, _} = compile:file(filename:join(Out, "vernier_gy.erl"), [{outdir, Out}, report]),
    {ok, _} = compile:file(filename:join(Sources, "vernier_bench.erl"),
                           [{outdir, Out}, {i, Out}, report, warnings_as_errors]).
