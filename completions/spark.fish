# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_spark_global_optspecs
    string join \n home= config= group= server= format= json color= no-progress no-input y/yes q/quiet v/verbose log-format= h/help V/version
end

function __fish_spark_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_spark_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_spark_using_subcommand
    set -l cmd (__fish_spark_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c spark -n "__fish_spark_needs_command" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_needs_command" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_needs_command" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_needs_command" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_needs_command" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_needs_command" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_needs_command" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_needs_command" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_needs_command" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_needs_command" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_needs_command" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_needs_command" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_needs_command" -s V -l version -d 'Print version'
complete -c spark -n "__fish_spark_needs_command" -f -a "init" -d 'Write a config, create the database and its key'
complete -c spark -n "__fish_spark_needs_command" -f -a "demo" -d 'Play the whole story on a sandbox of its own'
complete -c spark -n "__fish_spark_needs_command" -f -a "doctor" -d 'Check that everything spark needs is in order'
complete -c spark -n "__fish_spark_needs_command" -f -a "status" -d 'Show shops, tokens, last runs and what needs attention'
complete -c spark -n "__fish_spark_needs_command" -f -a "shop" -d 'Connect shops and look after them'
complete -c spark -n "__fish_spark_needs_command" -f -a "sku" -d 'Keep the master table'
complete -c spark -n "__fish_spark_needs_command" -f -a "listing" -d 'The catalogue as the shops show it'
complete -c spark -n "__fish_spark_needs_command" -f -a "map" -d 'Say which listing sells which SKU'
complete -c spark -n "__fish_spark_needs_command" -f -a "stock" -d 'Count, plan, push and explain stock'
complete -c spark -n "__fish_spark_needs_command" -f -a "order" -d 'The shops\' orders and what they do to stock'
complete -c spark -n "__fish_spark_needs_command" -f -a "sync" -d 'Run one whole cycle and exit'
complete -c spark -n "__fish_spark_needs_command" -f -a "daemon" -d 'Sync by itself, hear the marketplaces, serve the API'
complete -c spark -n "__fish_spark_needs_command" -f -a "analytics" -d 'Reports from the orders and the stock that spark knows; no marketplace is called'
complete -c spark -n "__fish_spark_needs_command" -f -a "user" -d 'Decide who may log in to the daemon\'s API, and as what'
complete -c spark -n "__fish_spark_needs_command" -f -a "group" -d 'Look after groups: tenants that never see each other'
complete -c spark -n "__fish_spark_needs_command" -f -a "login" -d 'Log in to a daemon, for reports from it'
complete -c spark -n "__fish_spark_needs_command" -f -a "logout" -d 'End the session at a daemon, and forget its token'
complete -c spark -n "__fish_spark_needs_command" -f -a "sandbox" -d 'Run stand-ins for both marketplaces, and make things happen in them'
complete -c spark -n "__fish_spark_needs_command" -f -a "db" -d 'Look after the database'
complete -c spark -n "__fish_spark_needs_command" -f -a "config" -d 'See and change the settings'
complete -c spark -n "__fish_spark_needs_command" -f -a "completions" -d 'Print a script that completes spark\'s commands in a shell'
complete -c spark -n "__fish_spark_needs_command" -f -a "man" -d 'Print the man page, or write all of them into a folder'
complete -c spark -n "__fish_spark_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand init" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand init" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand init" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand init" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand init" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand init" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand init" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand init" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand init" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand init" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand init" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand init" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand init" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand demo" -l store -d 'Empty database on a server to play on: `mysql://USER@HOST/DB`' -r
complete -c spark -n "__fish_spark_using_subcommand demo" -l password -d 'That database\'s password: `env:NAME`, `file:PATH` or `keyring:NAME`' -r
complete -c spark -n "__fish_spark_using_subcommand demo" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand demo" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand demo" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand demo" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand demo" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand demo" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand demo" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand demo" -l keep -d 'Leave the sandbox and its home for playing on'
complete -c spark -n "__fish_spark_using_subcommand demo" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand demo" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand demo" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand demo" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand demo" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand demo" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand doctor" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand doctor" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand doctor" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand doctor" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand doctor" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand doctor" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand doctor" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand doctor" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand doctor" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand doctor" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand doctor" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand doctor" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand doctor" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand status" -l every -d 'From the start of one cycle to that of the next, e.g. `1s`; a cycle that takes longer delays the next' -r
complete -c spark -n "__fish_spark_using_subcommand status" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand status" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand status" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand status" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand status" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand status" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand status" -l watch -d 'Go on until Ctrl-C: a view redrawn in place on a terminal, one line of JSON a cycle elsewhere'
complete -c spark -n "__fish_spark_using_subcommand status" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand status" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand status" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand status" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand status" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand status" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -f -a "connect" -d 'Connect the shops of a seller'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -f -a "list" -d 'List the shops with the state of their authorisations'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -f -a "show" -d 'Show one shop'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -f -a "refresh" -d 'Refresh a shop\'s tokens now'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -f -a "rename" -d 'Give a shop another alias'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -f -a "disconnect" -d 'Forget a shop\'s tokens'
complete -c spark -n "__fish_spark_using_subcommand shop; and not __fish_seen_subcommand_from connect list show refresh rename disconnect help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l alias -d 'What to call the shop (several shops: ALIAS, ALIAS-2, …) [default: like tiktok-id]' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l listen -d 'Address of this machine that the browser comes back to [default: oauth.listen of the config]' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l timeout -d 'How long to wait for the seller' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l no-browser -d 'Only print the address of the consent page'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l paste -d 'Read the address that the browser ends on from stdin, for machines without one'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from connect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from refresh" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from disconnect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from help" -f -a "connect" -d 'Connect the shops of a seller'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the shops with the state of their authorisations'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one shop'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from help" -f -a "refresh" -d 'Refresh a shop\'s tokens now'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from help" -f -a "rename" -d 'Give a shop another alias'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from help" -f -a "disconnect" -d 'Forget a shop\'s tokens'
complete -c spark -n "__fish_spark_using_subcommand shop; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -f -a "add" -d 'Add a SKU'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -f -a "set" -d 'Change a SKU'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -f -a "list" -d 'List SKUs by code'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -f -a "show" -d 'Show a SKU'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -f -a "rm" -d 'Remove a SKU'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -f -a "import" -d 'Add and change SKUs as a file says'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -f -a "export" -d 'Write the master table as a file that `sku import` takes'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -f -a "bundle" -d 'Make a SKU a bundle of others'
complete -c spark -n "__fish_spark_using_subcommand sku; and not __fish_seen_subcommand_from add set list show rm import export bundle help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l stock -d 'Units on hand' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l name -d 'Name' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l price -d 'Selling price, such as 12.50' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l cost -d 'Cost, such as 7.25' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l currency -d 'Currency of price and cost (default: the one that all shops sell in)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l barcode -d 'Barcode (GTIN, EAN, UPC)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l buffer -d 'Units held back from every shop' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l low -d 'Stock is low at this many units and below' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l dry-run -d 'Say what would be added and add nothing'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l name -d 'Name' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l price -d 'Selling price, such as 12.50' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l cost -d 'Cost, such as 7.25' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l currency -d 'Currency of price and cost (default: the one that all shops sell in)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l barcode -d 'Barcode (GTIN, EAN, UPC)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l buffer -d 'Units held back from every shop' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l low -d 'Stock is low at this many units and below' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l dry-run -d 'Say what it would be and change nothing'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l search -d 'Only SKUs with this in their code, name or barcode' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l limit -d 'At most so many' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l after -d 'Only SKUs behind this code: the last one of the page before' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l low -d 'Only SKUs whose stock is low'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -l dry-run -d 'Say what would be removed and remove nothing'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l input-format -d 'Format of the file, if its name does not tell' -r -f -a "csv\t'Comma, semicolon or tab separated'
ndjson\t'One JSON object a line'
xlsx\t'The first sheet of an Excel workbook'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l key -d 'Name the import: the same key again changes nothing (default: the file\'s content)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l skip-invalid -d 'Take the good rows though others are invalid'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l ignore-columns -d 'Pass over unknown columns'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l dry-run -d 'Say what would change and change nothing'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -s o -l output -d 'File to write, CSV unless it is named .json or .ndjson; - is stdout' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l component -d 'A component and its units in one bundle (repeat for each)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l dissolve -d 'Make it a plain SKU again'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l dry-run -d 'Say what it would be and change nothing'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from bundle" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from help" -f -a "add" -d 'Add a SKU'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from help" -f -a "set" -d 'Change a SKU'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from help" -f -a "list" -d 'List SKUs by code'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show a SKU'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from help" -f -a "rm" -d 'Remove a SKU'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from help" -f -a "import" -d 'Add and change SKUs as a file says'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write the master table as a file that `sku import` takes'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from help" -f -a "bundle" -d 'Make a SKU a bundle of others'
complete -c spark -n "__fish_spark_using_subcommand sku; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -f -a "pull" -d 'Read the shops\' catalogues'
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -f -a "list" -d 'List what the shops showed when last read'
complete -c spark -n "__fish_spark_using_subcommand listing; and not __fish_seen_subcommand_from pull list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -l shop -d 'Shop to read (can be repeated; default: all)' -r
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from pull" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l shop -d 'Only this shop\'s (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l limit -d 'At most so many' -r
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l after -d 'Only listings behind this one: the last one of the page before' -r
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l unmapped -d 'Only listings that are mapped to no SKU'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from help" -f -a "pull" -d 'Read the shops\' catalogues'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from help" -f -a "list" -d 'List what the shops showed when last read'
complete -c spark -n "__fish_spark_using_subcommand listing; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -f -a "auto" -d 'Map listings that match a SKU exactly'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -f -a "add" -d 'Map a listing to a SKU'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -f -a "rm" -d 'Take a listing off its SKU'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -f -a "list" -d 'List mapped listings'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -f -a "suggest" -d 'Suggest SKUs for unmapped listings'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -f -a "import" -d 'Map listings as a file says'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -f -a "export" -d 'Write the mappings as a file that `map import` takes'
complete -c spark -n "__fish_spark_using_subcommand map; and not __fish_seen_subcommand_from auto add rm list suggest import export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l shop -d 'Only this shop\'s listings (can be repeated; default: all)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l by -d 'What must be the same' -r -f -a "seller-sku\t'The seller\'s SKU in the shop and the SKU\'s code, letter for letter'
barcode\t'The barcode'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l dry-run -d 'Say what would be mapped and map nothing'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from auto" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -l pack -d 'Units of the SKU in one unit of the listing' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -l dry-run -d 'Say what would be mapped and map nothing'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -l dry-run -d 'Say what it would be and change nothing'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l shop -d 'Only this shop\'s (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l limit -d 'At most so many' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l after -d 'Only listings behind this one: the last one of the page before' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l unmapped -d 'The unmapped ones instead'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -l shop -d 'Only this shop\'s listings (can be repeated; default: all)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -l limit -d 'For so many listings at most' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from suggest" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l input-format -d 'Format of the file, if its name does not tell' -r -f -a "csv\t'Comma, semicolon or tab separated'
ndjson\t'One JSON object a line'
xlsx\t'The first sheet of an Excel workbook'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l key -d 'Name the import: the same key again changes nothing (default: the file\'s content)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l skip-invalid -d 'Take the good rows though others are invalid'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l ignore-columns -d 'Pass over unknown columns'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l dry-run -d 'Say what would change and change nothing'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -l shop -d 'Only this shop\'s (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -s o -l output -d 'File to write, CSV unless it is named .json or .ndjson; - is stdout' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from help" -f -a "auto" -d 'Map listings that match a SKU exactly'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from help" -f -a "add" -d 'Map a listing to a SKU'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from help" -f -a "rm" -d 'Take a listing off its SKU'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from help" -f -a "list" -d 'List mapped listings'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from help" -f -a "suggest" -d 'Suggest SKUs for unmapped listings'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from help" -f -a "import" -d 'Map listings as a file says'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write the mappings as a file that `map import` takes'
complete -c spark -n "__fish_spark_using_subcommand map; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -f -a "list" -d 'List what there is'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -f -a "show" -d 'Show what there is of a SKU, or was'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -f -a "explain" -d 'Say why a figure is what it is'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -f -a "set" -d 'Set what is on hand of a SKU'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -f -a "adjust" -d 'Add units to a SKU, or take some'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -f -a "history" -d 'List a SKU\'s movements, newest first'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -f -a "import" -d 'Take stock in from a file'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -f -a "revert" -d 'Take back what an import, a pull or another run moved'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -f -a "verify" -d 'Prove that every balance is what its movements add up to'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -f -a "push" -d 'Make the shops show what they should'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -f -a "pull" -d 'Let master take what the shops show'
complete -c spark -n "__fish_spark_using_subcommand stock; and not __fish_seen_subcommand_from list show explain set adjust history import revert verify push pull help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l limit -d 'At most so many' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l after -d 'Only SKUs behind this one: the last one of the page before' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l low -d 'Only SKUs that are low'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -l at -d 'At this time: 2026-11-01, 2026-11-01T00:00:00Z, yesterday, 30d (ago)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -l at -d 'At this time: 2026-11-01, 2026-11-01T00:00:00Z, yesterday, 30d (ago)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -l note -l reason -d 'Why, for the ledger' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -l dry-run -d 'Say what would change and change nothing'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -l reason -d 'Why, for the ledger' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -l dry-run -d 'Say what would change and change nothing'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from adjust" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -l limit -d 'At most so many' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from history" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l input-format -d 'Format of the file, if its name does not tell' -r -f -a "csv\t'Comma, semicolon or tab separated'
ndjson\t'One JSON object a line'
xlsx\t'The first sheet of an Excel workbook'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l key -d 'Name the import: the same key again changes nothing (default: the file\'s content)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l mode -d 'What a row\'s figure means' -r -f -a "set\t'On hand becomes this'
adjust\t'On hand changes by this'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l skip-invalid -d 'Take the good rows though others are invalid'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l ignore-columns -d 'Pass over unknown columns'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l dry-run -d 'Say what would change and change nothing'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l push -d 'Push to the shops afterwards (with --dry-run: plan that push, for master as it is)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -l dry-run -d 'Say what would change and change nothing'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from revert" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l shop -d 'Only to these shops, one or more (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l sku -d 'Only listings of these SKUs, one or more (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l policy -d 'What to do about drift: master, marketplace, lowest, ask [default: stock.policy of the config]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l max-zero -d 'Listings of a shop that may drop to 0: 20, 10% or \'20 or 10%\' [default: stock.max_zero of the config]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l max-change -d 'Share of a shop\'s listings that may change: 50 [default: stock.max_change of the config]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l out -d 'Save the plan (with --dry-run); - is stdout' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l plan -d 'Apply a saved plan, if it still holds' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l limit -d 'Rows of the table' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l force -d 'Send though a guard would stop it'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l no-orders -d 'Plan without asking the shops for new orders first'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l dry-run -d 'Say what would be sent and send nothing'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from push" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l shop -d 'Only from these shops, one or more (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l sku -d 'Only for these SKUs, one or more (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l policy -d 'Where shops contradict each other: master, marketplace, lowest, ask [default: stock.policy of the config]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l limit -d 'Rows of the table' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l dry-run -d 'Say what would be taken and take nothing'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from pull" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from help" -f -a "list" -d 'List what there is'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show what there is of a SKU, or was'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from help" -f -a "explain" -d 'Say why a figure is what it is'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from help" -f -a "set" -d 'Set what is on hand of a SKU'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from help" -f -a "adjust" -d 'Add units to a SKU, or take some'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from help" -f -a "history" -d 'List a SKU\'s movements, newest first'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from help" -f -a "import" -d 'Take stock in from a file'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from help" -f -a "revert" -d 'Take back what an import, a pull or another run moved'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Prove that every balance is what its movements add up to'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from help" -f -a "push" -d 'Make the shops show what they should'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from help" -f -a "pull" -d 'Let master take what the shops show'
complete -c spark -n "__fish_spark_using_subcommand stock; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -f -a "pull" -d 'Fetch the orders and returns that changed, and book what orders do to stock'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -f -a "list" -d 'List the orders that were taken in, newest first'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -f -a "show" -d 'Show one order with its lines'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -f -a "ship" -d 'Arrange that orders are handed to their carriers'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -f -a "label" -d 'Fetch the shipping labels of orders, all in one PDF'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -f -a "cancel" -d 'Cancel orders that have not been sent off, as a whole'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -f -a "return" -d 'What buyers send back'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -f -a "export" -d 'Write orders as a file, one row a line, newest order first'
complete -c spark -n "__fish_spark_using_subcommand order; and not __fish_seen_subcommand_from pull list show ship label cancel return export help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l shop -d 'Shops to ask, one or more (can be repeated; default: all)' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l since -d 'Also take in what changed since then, sent off or not; every order takes all the steps behind it' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l dry-run -d 'Say which orders would be taken in and take none in; returns are not asked for'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from pull" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l status -d 'Only in this status: unpaid, to_ship, shipped, delivered, completed, cancelled, returning, returned' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l shop -d 'Only this shop\'s (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l since -d 'Only placed then or later' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l until -d 'Only placed before then' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l after -d 'Only orders behind this one: the last one of the page before' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l limit -d 'At most so many' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l unmapped -d 'Only orders with a line that maps to no SKU'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l tracking -d 'The carrier\'s number' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l carrier -d 'The carrier, by id or name' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l handover -d 'How the carrier gets the goods: pickup, dropoff [default: the marketplace\'s first offer]' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l dry-run -d 'Say what would be shipped and ship nothing'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from ship" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -s o -l output -d 'File to write; - is stdout' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from label" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -l reason -d 'Why: out_of_stock, wrong_price, buyer_request, unpaid, undeliverable, no_cod' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Say what would be cancelled and cancel nothing'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -f -a "list" -d 'List the returns that were taken in, newest first'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -f -a "accept" -d 'Agree to what buyers ask for: to send the goods back, or the money where they keep them'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -f -a "receive" -d 'Put what came back on the shelf again'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from return" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l status -d 'Only in this status: unpaid, to_ship, shipped, delivered, completed, cancelled, returning, returned' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l shop -d 'Only this shop\'s (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l since -d 'Only placed then or later' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l until -d 'Only placed before then' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l after -d 'Only orders behind this one: the last one of the page before' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -s o -l output -d 'File to write, CSV unless it is named .json or .ndjson; - is stdout' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l unmapped -d 'Only orders with a line that maps to no SKU'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "pull" -d 'Fetch the orders and returns that changed, and book what orders do to stock'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the orders that were taken in, newest first'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one order with its lines'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "ship" -d 'Arrange that orders are handed to their carriers'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "label" -d 'Fetch the shipping labels of orders, all in one PDF'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "cancel" -d 'Cancel orders that have not been sent off, as a whole'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "return" -d 'What buyers send back'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "export" -d 'Write orders as a file, one row a line, newest order first'
complete -c spark -n "__fish_spark_using_subcommand order; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand sync" -l shop -d 'Shops to sync, one or more (can be repeated; default: all)' -r
complete -c spark -n "__fish_spark_using_subcommand sync" -l every -d 'From the start of one cycle to that of the next, e.g. `1s`; a cycle that takes longer delays the next' -r
complete -c spark -n "__fish_spark_using_subcommand sync" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sync" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sync" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sync" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sync" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sync" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sync" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sync" -l dry-run -d 'Say what would be taken in and sent; take in and send nothing'
complete -c spark -n "__fish_spark_using_subcommand sync" -l watch -d 'Go on until Ctrl-C: a view redrawn in place on a terminal, one line of JSON a cycle elsewhere'
complete -c spark -n "__fish_spark_using_subcommand sync" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sync" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sync" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sync" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sync" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sync" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sync" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l listen -d 'Address to listen on, in place of `daemon.listen`; port 0 lets the system choose' -r
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l behind-proxy -d 'A proxy in front does TLS: listen without, even where other machines can connect'
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l set-webhooks -d 'Tell the marketplaces to send their messages here, even where `daemon.public_url` is not set'
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -f -a "unit" -d 'Print a systemd unit (on macOS: a launchd plist) for the daemon'
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -f -a "status" -d 'Show what daemons did last in every shop, and the messages they keep'
complete -c spark -n "__fish_spark_using_subcommand daemon; and not __fish_seen_subcommand_from unit status help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -l launchd -d 'Print a launchd plist'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -l systemd -d 'Print a systemd unit'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from unit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from help" -f -a "unit" -d 'Print a systemd unit (on macOS: a launchd plist) for the daemon'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show what daemons did last in every shop, and the messages they keep'
complete -c spark -n "__fish_spark_using_subcommand daemon; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -f -a "summary" -d 'Everything at a glance, one row a currency'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -f -a "revenue" -d 'Revenue by day, week, month, shop, platform, SKU or status'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -f -a "orders" -d 'Orders by day, week, month, shop, platform, SKU or status'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -f -a "top" -d 'What sells best, in each currency'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -f -a "stock" -d 'How long stock lasts, how well it sells, what lies dead and what runs low'
complete -c spark -n "__fish_spark_using_subcommand analytics; and not __fish_seen_subcommand_from summary revenue orders top stock help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l since -d 'Only orders placed then or later; a date is the start of that day in the shop\'s time zone' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l until -d 'Only orders placed before then' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l shop -d 'Only this shop\'s (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l platform -d 'Only this marketplace\'s (can be repeated)' -r -f -a "tiktok\t''
shopee\t''"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l tz -d 'Time zone whose days count, such as Asia/Jakarta [default: each shop\'s own]' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l chart -d 'Draw bars instead of a table'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from summary" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l by -d 'What to group by' -r -f -a "day\t'Days of the shop\'s calendar'
week\t'Weeks from Monday, by ISO 8601'
month\t'Months'
shop\t'Shops'
platform\t'Marketplaces'
sku\t'SKUs; lines that map to none are a row without one'
status\t'Statuses of orders'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l since -d 'Only orders placed then or later; a date is the start of that day in the shop\'s time zone' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l until -d 'Only orders placed before then' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l shop -d 'Only this shop\'s (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l platform -d 'Only this marketplace\'s (can be repeated)' -r -f -a "tiktok\t''
shopee\t''"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l tz -d 'Time zone whose days count, such as Asia/Jakarta [default: each shop\'s own]' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l limit -d 'At most so many rows' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l chart -d 'Draw bars instead of a table'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from revenue" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l by -d 'What to group by' -r -f -a "day\t'Days of the shop\'s calendar'
week\t'Weeks from Monday, by ISO 8601'
month\t'Months'
shop\t'Shops'
platform\t'Marketplaces'
sku\t'SKUs; lines that map to none are a row without one'
status\t'Statuses of orders'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l since -d 'Only orders placed then or later; a date is the start of that day in the shop\'s time zone' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l until -d 'Only orders placed before then' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l shop -d 'Only this shop\'s (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l platform -d 'Only this marketplace\'s (can be repeated)' -r -f -a "tiktok\t''
shopee\t''"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l tz -d 'Time zone whose days count, such as Asia/Jakarta [default: each shop\'s own]' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l limit -d 'At most so many rows' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l chart -d 'Draw bars instead of a table'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from orders" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l by -d 'What to rank' -r -f -a "day\t'Days of the shop\'s calendar'
week\t'Weeks from Monday, by ISO 8601'
month\t'Months'
shop\t'Shops'
platform\t'Marketplaces'
sku\t'SKUs; lines that map to none are a row without one'
status\t'Statuses of orders'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l rank -d 'What decides' -r -f -a "units\t'Units sold, a pack being one'
revenue\t'What they were sold for'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l since -d 'Only orders placed then or later; a date is the start of that day in the shop\'s time zone' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l until -d 'Only orders placed before then' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l shop -d 'Only this shop\'s (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l platform -d 'Only this marketplace\'s (can be repeated)' -r -f -a "tiktok\t''
shopee\t''"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l tz -d 'Time zone whose days count, such as Asia/Jakarta [default: each shop\'s own]' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l limit -d 'At most so many of each currency' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l chart -d 'Draw bars instead of a table'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from top" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l since -d 'Only orders placed then or later; a date is the start of that day in the shop\'s time zone' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l until -d 'Only orders placed before then' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l shop -d 'Only this shop\'s (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l platform -d 'Only this marketplace\'s (can be repeated)' -r -f -a "tiktok\t''
shopee\t''"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l tz -d 'Time zone whose days count, such as Asia/Jakarta [default: each shop\'s own]' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l limit -d 'At most so many' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l chart -d 'Draw bars instead of a table'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from stock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from help" -f -a "summary" -d 'Everything at a glance, one row a currency'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from help" -f -a "revenue" -d 'Revenue by day, week, month, shop, platform, SKU or status'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from help" -f -a "orders" -d 'Orders by day, week, month, shop, platform, SKU or status'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from help" -f -a "top" -d 'What sells best, in each currency'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from help" -f -a "stock" -d 'How long stock lasts, how well it sells, what lies dead and what runs low'
complete -c spark -n "__fish_spark_using_subcommand analytics; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -f -a "add" -d 'Let somebody log in'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -f -a "list" -d 'List who may log in'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -f -a "set" -d 'Change what somebody is called, may do, or works on'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -f -a "passwd" -d 'Give somebody another password'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -f -a "rm" -d 'Take somebody out of the group'
complete -c spark -n "__fish_spark_using_subcommand user; and not __fish_seen_subcommand_from add list set passwd rm help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l name -d 'What to call them [default: the mail address up to the @]' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l role -d 'What they may do: owner, manager or staff' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l shop -d 'Shop that they work on (can be repeated) [default: all that there are now; owners: always all]' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l name -d 'What to call them' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l role -d 'What they may do: owner, manager or staff' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l status -d 'Whether they may log in; an inactive user is logged out everywhere' -r -f -a "active\t''
inactive\t''"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l shop -d 'Shop that they work on, instead of those before (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l no-shops -d 'Take them off every shop'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from passwd" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -l dry-run -d 'Say what would be removed and remove nothing'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from help" -f -a "add" -d 'Let somebody log in'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from help" -f -a "list" -d 'List who may log in'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from help" -f -a "set" -d 'Change what somebody is called, may do, or works on'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from help" -f -a "passwd" -d 'Give somebody another password'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from help" -f -a "rm" -d 'Take somebody out of the group'
complete -c spark -n "__fish_spark_using_subcommand user; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -f -a "add" -d 'Make a group'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -f -a "list" -d 'List the groups'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -f -a "show" -d 'Show one group'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -f -a "set" -d 'Change a group\'s name or dashboard'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -f -a "rm" -d 'Remove a group that nothing belongs to'
complete -c spark -n "__fish_spark_using_subcommand group; and not __fish_seen_subcommand_from add list show set rm help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l name -d 'What people call it' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l dashboard -d 'Where its dashboard takes transactions; empty: nowhere' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l secret -d 'Read the secret that its dashboard knows spark by, from the terminal (unseen) or from stdin'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l name -d 'What people call it' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l dashboard -d 'Where its dashboard takes transactions; empty: nowhere' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l secret -d 'Read the secret that its dashboard knows spark by, from the terminal (unseen) or from stdin'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -l dry-run -d 'Say what would be removed and remove nothing'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from rm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from help" -f -a "add" -d 'Make a group'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the groups'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one group'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from help" -f -a "set" -d 'Change a group\'s name or dashboard'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from help" -f -a "rm" -d 'Remove a group that nothing belongs to'
complete -c spark -n "__fish_spark_using_subcommand group; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand login" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand login" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand login" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand login" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand login" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand login" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand login" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand login" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand login" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand login" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand login" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand login" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand login" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand login" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand logout" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand logout" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand logout" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand logout" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand logout" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand logout" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand logout" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand logout" -l everywhere -d 'End every session of the account, whatever device it is on'
complete -c spark -n "__fish_spark_using_subcommand logout" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand logout" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand logout" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand logout" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand logout" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand logout" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand logout" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -f -a "serve" -d 'Serve stand-ins for TikTok Shop and Shopee on loopback'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -f -a "order" -d 'Place a buyer\'s order'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -f -a "advance" -d 'Move an order on in its life'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -f -a "storm" -d 'Start a flash sale'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -f -a "fault" -d 'Order a fault, or take one back with rate 0'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -f -a "truth" -d 'Show what every listing really shows and sold, by the sandbox\'s own count'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and not __fish_seen_subcommand_from serve order advance storm fault truth help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l listen -d 'Address to listen on; loopback only, port 0 lets the system choose' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l seed -d 'The same seed and the same calls give the same ids, orders and faults' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l products -d 'What those two shops sell instead: CSV (sku,title,price,stock), or JSON as `POST /_sandbox/products` takes it; - is stdin' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l latency -d 'How long every marketplace call takes on top of its work' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l rate-limits -d 'Limit the rate of calls as the marketplaces do' -r -f -a "real\t''
off\t''"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l fault -d 'A fault with its rate, 0 to 1, e.g. `http_500=0.05` (can be repeated)' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l token-ttl -d 'How long access tokens live' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l clock-skew -d 'How far the marketplaces\' clock is ahead of this machine\'s' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l redirect -d 'Where TikTok\'s consent page sends the seller back to' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l webhook-speed -d 'How many times sooner than the real ones they send a webhook again that was not taken' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l state -d 'File that keeps shops, stock, orders and tokens over a restart' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l write-config -d 'Write a spark config that uses this sandbox; a config that no sandbox wrote is left alone' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l starter -d 'Start with two shops that sell a few dozen things'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -l url -d 'Address of the sandbox; without it the one that the config points at' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -l shop-id -d 'The marketplace\'s id of the shop; not needed where it has only one' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from order" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l url -d 'Address of the sandbox; without it the one that the config points at' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from advance" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l url -d 'Address of the sandbox; without it the one that the config points at' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l orders -d 'How many orders' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l per-second -d 'How many of them a second' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l skew -d 'How much more the popular things are bought: 0 is evenly' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l seed -d 'The same seed buys the same things' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l shop-id -d 'The marketplace\'s id of a shop (can be repeated); without it all shops' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from storm" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l url -d 'Address of the sandbox; without it the one that the config points at' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l platform -d 'Only at this marketplace' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l endpoint -d 'Only where the path has this in it' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l count -d 'Only so many times' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from fault" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -l url -d 'Address of the sandbox; without it the one that the config points at' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from truth" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "serve" -d 'Serve stand-ins for TikTok Shop and Shopee on loopback'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "order" -d 'Place a buyer\'s order'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "advance" -d 'Move an order on in its life'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "storm" -d 'Start a flash sale'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "fault" -d 'Order a fault, or take one back with rate 0'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "truth" -d 'Show what every listing really shows and sold, by the sandbox\'s own count'
complete -c spark -n "__fish_spark_using_subcommand sandbox; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -f -a "check" -d 'Check every page, reference and balance of the database'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -f -a "backup" -d 'Copy the database to a file, while others work on'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -f -a "restore" -d 'Put a backup in the place of the database'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -f -a "copy" -d 'Copy everything into another database, on SQLite or on a server'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -f -a "migrate" -d 'Bring the database\'s schema up to date'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -f -a "import-sparkcommerce" -d 'Move over from SparkCommerce'
complete -c spark -n "__fish_spark_using_subcommand db; and not __fish_seen_subcommand_from check backup restore copy migrate import-sparkcommerce help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -l portable -d 'Write a dump that restores on any engine, also from SQLite'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from backup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from restore" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -l to -d 'Where to: `sqlite:PATH` or `mysql://USER@HOST/DB`' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -l password -d 'That database\'s password: `env:NAME`, `file:PATH` or `keyring:NAME`' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from copy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from migrate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l password -d 'The database\'s password: `env:NAME`, `file:PATH` or `keyring:NAME`' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l token-key -d 'The backend\'s TOKEN_ENCRYPTION_KEY: `env:NAME`, `file:PATH` or `keyring:NAME`' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l dry-run -d 'Say what would come and what can\'t, and change nothing'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from import-sparkcommerce" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check every page, reference and balance of the database'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "backup" -d 'Copy the database to a file, while others work on'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "restore" -d 'Put a backup in the place of the database'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "copy" -d 'Copy everything into another database, on SQLite or on a server'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "migrate" -d 'Bring the database\'s schema up to date'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "import-sparkcommerce" -d 'Move over from SparkCommerce'
complete -c spark -n "__fish_spark_using_subcommand db; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -f -a "path" -d 'Print where the config file is'
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -f -a "show" -d 'Show every setting and where it comes from'
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -f -a "get" -d 'Print one setting'
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -f -a "set" -d 'Change one setting in the config file'
complete -c spark -n "__fish_spark_using_subcommand config; and not __fish_seen_subcommand_from path show get set help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -l secret -d 'Read a secret, and put it where VALUE says'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "path" -d 'Print where the config file is'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show every setting and where it comes from'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "get" -d 'Print one setting'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "set" -d 'Change one setting in the config file'
complete -c spark -n "__fish_spark_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand completions" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand completions" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand completions" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand completions" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand completions" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand completions" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand completions" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand completions" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand completions" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand completions" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand completions" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand completions" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand man" -l home -d 'Folder that holds config, database and key' -r -F
complete -c spark -n "__fish_spark_using_subcommand man" -l config -d 'Config file' -r -F
complete -c spark -n "__fish_spark_using_subcommand man" -l group -d 'Group (tenant) to work in [default: main]' -r
complete -c spark -n "__fish_spark_using_subcommand man" -l server -d 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)' -r
complete -c spark -n "__fish_spark_using_subcommand man" -l format -d 'How to print data' -r -f -a "table\t'For people; may change'
json\t'An array of objects, or one object'
ndjson\t'One object a line'
csv\t'A header and rows, nested fields dotted'"
complete -c spark -n "__fish_spark_using_subcommand man" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless NO_COLOR is set'
always\t'Always'
never\t'Never'"
complete -c spark -n "__fish_spark_using_subcommand man" -l log-format -d 'How the log looks' -r -f -a "text\t'For people'
json\t'One object a line'"
complete -c spark -n "__fish_spark_using_subcommand man" -l json -d 'Short for --format json'
complete -c spark -n "__fish_spark_using_subcommand man" -l no-progress -d 'Show no progress bars'
complete -c spark -n "__fish_spark_using_subcommand man" -l no-input -d 'Never ask: fail instead, naming the flag that answers'
complete -c spark -n "__fish_spark_using_subcommand man" -s y -l yes -d 'Answer every question with yes'
complete -c spark -n "__fish_spark_using_subcommand man" -s q -l quiet -d 'Print data and errors only'
complete -c spark -n "__fish_spark_using_subcommand man" -s v -l verbose -d 'Log more (-v what is done, -vv how, -vvv everything)'
complete -c spark -n "__fish_spark_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "init" -d 'Write a config, create the database and its key'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "demo" -d 'Play the whole story on a sandbox of its own'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "doctor" -d 'Check that everything spark needs is in order'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "status" -d 'Show shops, tokens, last runs and what needs attention'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "shop" -d 'Connect shops and look after them'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "sku" -d 'Keep the master table'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "listing" -d 'The catalogue as the shops show it'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "map" -d 'Say which listing sells which SKU'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "stock" -d 'Count, plan, push and explain stock'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "order" -d 'The shops\' orders and what they do to stock'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "sync" -d 'Run one whole cycle and exit'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "daemon" -d 'Sync by itself, hear the marketplaces, serve the API'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "analytics" -d 'Reports from the orders and the stock that spark knows; no marketplace is called'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "user" -d 'Decide who may log in to the daemon\'s API, and as what'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "group" -d 'Look after groups: tenants that never see each other'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "login" -d 'Log in to a daemon, for reports from it'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "logout" -d 'End the session at a daemon, and forget its token'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "sandbox" -d 'Run stand-ins for both marketplaces, and make things happen in them'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "db" -d 'Look after the database'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "config" -d 'See and change the settings'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "completions" -d 'Print a script that completes spark\'s commands in a shell'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "man" -d 'Print the man page, or write all of them into a folder'
complete -c spark -n "__fish_spark_using_subcommand help; and not __fish_seen_subcommand_from init demo doctor status shop sku listing map stock order sync daemon analytics user group login logout sandbox db config completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from shop" -f -a "connect" -d 'Connect the shops of a seller'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from shop" -f -a "list" -d 'List the shops with the state of their authorisations'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from shop" -f -a "show" -d 'Show one shop'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from shop" -f -a "refresh" -d 'Refresh a shop\'s tokens now'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from shop" -f -a "rename" -d 'Give a shop another alias'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from shop" -f -a "disconnect" -d 'Forget a shop\'s tokens'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sku" -f -a "add" -d 'Add a SKU'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sku" -f -a "set" -d 'Change a SKU'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sku" -f -a "list" -d 'List SKUs by code'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sku" -f -a "show" -d 'Show a SKU'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sku" -f -a "rm" -d 'Remove a SKU'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sku" -f -a "import" -d 'Add and change SKUs as a file says'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sku" -f -a "export" -d 'Write the master table as a file that `sku import` takes'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sku" -f -a "bundle" -d 'Make a SKU a bundle of others'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from listing" -f -a "pull" -d 'Read the shops\' catalogues'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from listing" -f -a "list" -d 'List what the shops showed when last read'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from map" -f -a "auto" -d 'Map listings that match a SKU exactly'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from map" -f -a "add" -d 'Map a listing to a SKU'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from map" -f -a "rm" -d 'Take a listing off its SKU'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from map" -f -a "list" -d 'List mapped listings'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from map" -f -a "suggest" -d 'Suggest SKUs for unmapped listings'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from map" -f -a "import" -d 'Map listings as a file says'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from map" -f -a "export" -d 'Write the mappings as a file that `map import` takes'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from stock" -f -a "list" -d 'List what there is'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from stock" -f -a "show" -d 'Show what there is of a SKU, or was'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from stock" -f -a "explain" -d 'Say why a figure is what it is'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from stock" -f -a "set" -d 'Set what is on hand of a SKU'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from stock" -f -a "adjust" -d 'Add units to a SKU, or take some'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from stock" -f -a "history" -d 'List a SKU\'s movements, newest first'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from stock" -f -a "import" -d 'Take stock in from a file'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from stock" -f -a "revert" -d 'Take back what an import, a pull or another run moved'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from stock" -f -a "verify" -d 'Prove that every balance is what its movements add up to'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from stock" -f -a "push" -d 'Make the shops show what they should'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from stock" -f -a "pull" -d 'Let master take what the shops show'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "pull" -d 'Fetch the orders and returns that changed, and book what orders do to stock'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "list" -d 'List the orders that were taken in, newest first'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "show" -d 'Show one order with its lines'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "ship" -d 'Arrange that orders are handed to their carriers'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "label" -d 'Fetch the shipping labels of orders, all in one PDF'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "cancel" -d 'Cancel orders that have not been sent off, as a whole'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "return" -d 'What buyers send back'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from order" -f -a "export" -d 'Write orders as a file, one row a line, newest order first'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from daemon" -f -a "unit" -d 'Print a systemd unit (on macOS: a launchd plist) for the daemon'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from daemon" -f -a "status" -d 'Show what daemons did last in every shop, and the messages they keep'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from analytics" -f -a "summary" -d 'Everything at a glance, one row a currency'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from analytics" -f -a "revenue" -d 'Revenue by day, week, month, shop, platform, SKU or status'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from analytics" -f -a "orders" -d 'Orders by day, week, month, shop, platform, SKU or status'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from analytics" -f -a "top" -d 'What sells best, in each currency'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from analytics" -f -a "stock" -d 'How long stock lasts, how well it sells, what lies dead and what runs low'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from user" -f -a "add" -d 'Let somebody log in'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from user" -f -a "list" -d 'List who may log in'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from user" -f -a "set" -d 'Change what somebody is called, may do, or works on'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from user" -f -a "passwd" -d 'Give somebody another password'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from user" -f -a "rm" -d 'Take somebody out of the group'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from group" -f -a "add" -d 'Make a group'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from group" -f -a "list" -d 'List the groups'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from group" -f -a "show" -d 'Show one group'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from group" -f -a "set" -d 'Change a group\'s name or dashboard'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from group" -f -a "rm" -d 'Remove a group that nothing belongs to'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "serve" -d 'Serve stand-ins for TikTok Shop and Shopee on loopback'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "order" -d 'Place a buyer\'s order'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "advance" -d 'Move an order on in its life'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "storm" -d 'Start a flash sale'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "fault" -d 'Order a fault, or take one back with rate 0'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from sandbox" -f -a "truth" -d 'Show what every listing really shows and sold, by the sandbox\'s own count'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "check" -d 'Check every page, reference and balance of the database'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "backup" -d 'Copy the database to a file, while others work on'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "restore" -d 'Put a backup in the place of the database'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "copy" -d 'Copy everything into another database, on SQLite or on a server'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "migrate" -d 'Bring the database\'s schema up to date'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from db" -f -a "import-sparkcommerce" -d 'Move over from SparkCommerce'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "path" -d 'Print where the config file is'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "show" -d 'Show every setting and where it comes from'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "get" -d 'Print one setting'
complete -c spark -n "__fish_spark_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "set" -d 'Change one setting in the config file'
