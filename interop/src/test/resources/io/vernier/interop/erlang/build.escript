#!/usr/bin/env escript
%% Compiles what the Erlang peer consists of: our dictionaries by OTP's own dictionary compiler, then the modules.
%% usage: escript build.escript OUTDIR DICTIONARY.dia ... MODULE.erl ...
%% Dictionaries come in an order in which each inherits only from earlier ones.
-mode(compile).

main([Out | Files]) ->
    true = code:add_patha(Out),
    lists:foreach(fun(File) -> build(Out, filename:extension(File), File) end, Files),
    io:format("BUILT~n").

build(Out, ".dia", File) ->
    case diameter_make:codec(File, [{outdir, Out}, {include, Out}, erl, hrl]) of
        ok ->
            compile(Out, filename:join(Out, filename:basename(File, ".dia") ++ ".erl"), unoptimized());
        {error, Reason} ->
            io:format("~ts: ~ts~n", [File, diameter_make:format_error(Reason)]),
            halt(1)
    end;
build(Out, ".erl", File) ->
    compile(Out, File, [warnings_as_errors]).

%% Large modules of tables, for a few messages: compiled in half the time.
unoptimized() ->
    [no_copt, no_ssa_opt, no_bool_opt, no_postopt].

compile(Out, File, Options) ->
    case compile:file(File, [{outdir, Out}, report_errors, report_warnings | Options]) of
        {ok, Module} ->
            io:format("~s ok~n", [Module]);
        error ->
            halt(1)
    end.
