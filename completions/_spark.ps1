
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'spark' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'spark'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'spark' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a config, create the database and its key')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Play the whole story on a sandbox of its own')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Check that everything spark needs is in order')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show shops, tokens, last runs and what needs attention')
            [CompletionResult]::new('shop', 'shop', [CompletionResultType]::ParameterValue, 'Connect shops and look after them')
            [CompletionResult]::new('sku', 'sku', [CompletionResultType]::ParameterValue, 'Keep the master table')
            [CompletionResult]::new('listing', 'listing', [CompletionResultType]::ParameterValue, 'The catalogue as the shops show it')
            [CompletionResult]::new('map', 'map', [CompletionResultType]::ParameterValue, 'Say which listing sells which SKU')
            [CompletionResult]::new('stock', 'stock', [CompletionResultType]::ParameterValue, 'Count, plan, push and explain stock')
            [CompletionResult]::new('order', 'order', [CompletionResultType]::ParameterValue, 'The shops'' orders and what they do to stock')
            [CompletionResult]::new('sync', 'sync', [CompletionResultType]::ParameterValue, 'Run one whole cycle and exit')
            [CompletionResult]::new('daemon', 'daemon', [CompletionResultType]::ParameterValue, 'Sync by itself, hear the marketplaces, serve the API')
            [CompletionResult]::new('analytics', 'analytics', [CompletionResultType]::ParameterValue, 'Reports from the orders and the stock that spark knows; no marketplace is called')
            [CompletionResult]::new('user', 'user', [CompletionResultType]::ParameterValue, 'Decide who may log in to the daemon''s API, and as what')
            [CompletionResult]::new('group', 'group', [CompletionResultType]::ParameterValue, 'Look after groups: tenants that never see each other')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Log in to a daemon, for reports from it')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'End the session at a daemon, and forget its token')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run stand-ins for both marketplaces, and make things happen in them')
            [CompletionResult]::new('db', 'db', [CompletionResultType]::ParameterValue, 'Look after the database')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'See and change the settings')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a script that completes spark''s commands in a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the man page, or write all of them into a folder')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;init' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;demo' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Empty database on a server to play on: `mysql://USER@HOST/DB`')
            [CompletionResult]::new('--password', '--password', [CompletionResultType]::ParameterName, 'That database''s password: `env:NAME`, `file:PATH` or `keyring:NAME`')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Leave the sandbox and its home for playing on')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;doctor' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;status' {
            [CompletionResult]::new('--every', '--every', [CompletionResultType]::ParameterName, 'From the start of one cycle to that of the next, e.g. `1s`; a cycle that takes longer delays the next')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Go on until Ctrl-C: a view redrawn in place on a terminal, one line of JSON a cycle elsewhere')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;shop' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('connect', 'connect', [CompletionResultType]::ParameterValue, 'Connect the shops of a seller')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the shops with the state of their authorisations')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one shop')
            [CompletionResult]::new('refresh', 'refresh', [CompletionResultType]::ParameterValue, 'Refresh a shop''s tokens now')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a shop another alias')
            [CompletionResult]::new('disconnect', 'disconnect', [CompletionResultType]::ParameterValue, 'Forget a shop''s tokens')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;shop;connect' {
            [CompletionResult]::new('--alias', '--alias', [CompletionResultType]::ParameterName, 'What to call the shop (several shops: ALIAS, ALIAS-2, …) [default: like tiktok-id]')
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Address of this machine that the browser comes back to [default: oauth.listen of the config]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long to wait for the seller')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--no-browser', '--no-browser', [CompletionResultType]::ParameterName, 'Only print the address of the consent page')
            [CompletionResult]::new('--paste', '--paste', [CompletionResultType]::ParameterName, 'Read the address that the browser ends on from stdin, for machines without one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;shop;list' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;shop;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;shop;refresh' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;shop;rename' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;shop;disconnect' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;shop;help' {
            [CompletionResult]::new('connect', 'connect', [CompletionResultType]::ParameterValue, 'Connect the shops of a seller')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the shops with the state of their authorisations')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one shop')
            [CompletionResult]::new('refresh', 'refresh', [CompletionResultType]::ParameterValue, 'Refresh a shop''s tokens now')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a shop another alias')
            [CompletionResult]::new('disconnect', 'disconnect', [CompletionResultType]::ParameterValue, 'Forget a shop''s tokens')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;shop;help;connect' {
            break
        }
        'spark;shop;help;list' {
            break
        }
        'spark;shop;help;show' {
            break
        }
        'spark;shop;help;refresh' {
            break
        }
        'spark;shop;help;rename' {
            break
        }
        'spark;shop;help;disconnect' {
            break
        }
        'spark;shop;help;help' {
            break
        }
        'spark;sku' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a SKU')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change a SKU')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List SKUs by code')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a SKU')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a SKU')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Add and change SKUs as a file says')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the master table as a file that `sku import` takes')
            [CompletionResult]::new('bundle', 'bundle', [CompletionResultType]::ParameterValue, 'Make a SKU a bundle of others')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;sku;add' {
            [CompletionResult]::new('--stock', '--stock', [CompletionResultType]::ParameterName, 'Units on hand')
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Name')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'Selling price, such as 12.50')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Cost, such as 7.25')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'Currency of price and cost (default: the one that all shops sell in)')
            [CompletionResult]::new('--barcode', '--barcode', [CompletionResultType]::ParameterName, 'Barcode (GTIN, EAN, UPC)')
            [CompletionResult]::new('--buffer', '--buffer', [CompletionResultType]::ParameterName, 'Units held back from every shop')
            [CompletionResult]::new('--low', '--low', [CompletionResultType]::ParameterName, 'Stock is low at this many units and below')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be added and add nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sku;set' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'Name')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'Selling price, such as 12.50')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Cost, such as 7.25')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'Currency of price and cost (default: the one that all shops sell in)')
            [CompletionResult]::new('--barcode', '--barcode', [CompletionResultType]::ParameterName, 'Barcode (GTIN, EAN, UPC)')
            [CompletionResult]::new('--buffer', '--buffer', [CompletionResultType]::ParameterName, 'Units held back from every shop')
            [CompletionResult]::new('--low', '--low', [CompletionResultType]::ParameterName, 'Stock is low at this many units and below')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what it would be and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sku;list' {
            [CompletionResult]::new('--search', '--search', [CompletionResultType]::ParameterName, 'Only SKUs with this in their code, name or barcode')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Only SKUs behind this code: the last one of the page before')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--low', '--low', [CompletionResultType]::ParameterName, 'Only SKUs whose stock is low')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sku;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sku;rm' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be removed and remove nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sku;import' {
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Format of the file, if its name does not tell')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'Name the import: the same key again changes nothing (default: the file''s content)')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--skip-invalid', '--skip-invalid', [CompletionResultType]::ParameterName, 'Take the good rows though others are invalid')
            [CompletionResult]::new('--ignore-columns', '--ignore-columns', [CompletionResultType]::ParameterName, 'Pass over unknown columns')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would change and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sku;export' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'File to write, CSV unless it is named .json or .ndjson; - is stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'File to write, CSV unless it is named .json or .ndjson; - is stdout')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sku;bundle' {
            [CompletionResult]::new('--component', '--component', [CompletionResultType]::ParameterName, 'A component and its units in one bundle (repeat for each)')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dissolve', '--dissolve', [CompletionResultType]::ParameterName, 'Make it a plain SKU again')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what it would be and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sku;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a SKU')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change a SKU')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List SKUs by code')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a SKU')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a SKU')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Add and change SKUs as a file says')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the master table as a file that `sku import` takes')
            [CompletionResult]::new('bundle', 'bundle', [CompletionResultType]::ParameterValue, 'Make a SKU a bundle of others')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;sku;help;add' {
            break
        }
        'spark;sku;help;set' {
            break
        }
        'spark;sku;help;list' {
            break
        }
        'spark;sku;help;show' {
            break
        }
        'spark;sku;help;rm' {
            break
        }
        'spark;sku;help;import' {
            break
        }
        'spark;sku;help;export' {
            break
        }
        'spark;sku;help;bundle' {
            break
        }
        'spark;sku;help;help' {
            break
        }
        'spark;listing' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Read the shops'' catalogues')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what the shops showed when last read')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;listing;pull' {
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Shop to read (can be repeated; default: all)')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;listing;list' {
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s (can be repeated)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Only listings behind this one: the last one of the page before')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--unmapped', '--unmapped', [CompletionResultType]::ParameterName, 'Only listings that are mapped to no SKU')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;listing;help' {
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Read the shops'' catalogues')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what the shops showed when last read')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;listing;help;pull' {
            break
        }
        'spark;listing;help;list' {
            break
        }
        'spark;listing;help;help' {
            break
        }
        'spark;map' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('auto', 'auto', [CompletionResultType]::ParameterValue, 'Map listings that match a SKU exactly')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Map a listing to a SKU')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take a listing off its SKU')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List mapped listings')
            [CompletionResult]::new('suggest', 'suggest', [CompletionResultType]::ParameterValue, 'Suggest SKUs for unmapped listings')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Map listings as a file says')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the mappings as a file that `map import` takes')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;map;auto' {
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s listings (can be repeated; default: all)')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What must be the same')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be mapped and map nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;map;add' {
            [CompletionResult]::new('--pack', '--pack', [CompletionResultType]::ParameterName, 'Units of the SKU in one unit of the listing')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be mapped and map nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;map;rm' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what it would be and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;map;list' {
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s (can be repeated)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Only listings behind this one: the last one of the page before')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--unmapped', '--unmapped', [CompletionResultType]::ParameterName, 'The unmapped ones instead')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;map;suggest' {
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s listings (can be repeated; default: all)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'For so many listings at most')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;map;import' {
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Format of the file, if its name does not tell')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'Name the import: the same key again changes nothing (default: the file''s content)')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--skip-invalid', '--skip-invalid', [CompletionResultType]::ParameterName, 'Take the good rows though others are invalid')
            [CompletionResult]::new('--ignore-columns', '--ignore-columns', [CompletionResultType]::ParameterName, 'Pass over unknown columns')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would change and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;map;export' {
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s (can be repeated)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'File to write, CSV unless it is named .json or .ndjson; - is stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'File to write, CSV unless it is named .json or .ndjson; - is stdout')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;map;help' {
            [CompletionResult]::new('auto', 'auto', [CompletionResultType]::ParameterValue, 'Map listings that match a SKU exactly')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Map a listing to a SKU')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take a listing off its SKU')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List mapped listings')
            [CompletionResult]::new('suggest', 'suggest', [CompletionResultType]::ParameterValue, 'Suggest SKUs for unmapped listings')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Map listings as a file says')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the mappings as a file that `map import` takes')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;map;help;auto' {
            break
        }
        'spark;map;help;add' {
            break
        }
        'spark;map;help;rm' {
            break
        }
        'spark;map;help;list' {
            break
        }
        'spark;map;help;suggest' {
            break
        }
        'spark;map;help;import' {
            break
        }
        'spark;map;help;export' {
            break
        }
        'spark;map;help;help' {
            break
        }
        'spark;stock' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what there is')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what there is of a SKU, or was')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Say why a figure is what it is')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set what is on hand of a SKU')
            [CompletionResult]::new('adjust', 'adjust', [CompletionResultType]::ParameterValue, 'Add units to a SKU, or take some')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'List a SKU''s movements, newest first')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take stock in from a file')
            [CompletionResult]::new('revert', 'revert', [CompletionResultType]::ParameterValue, 'Take back what an import, a pull or another run moved')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Prove that every balance is what its movements add up to')
            [CompletionResult]::new('push', 'push', [CompletionResultType]::ParameterValue, 'Make the shops show what they should')
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Let master take what the shops show')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;stock;list' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Only SKUs behind this one: the last one of the page before')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--low', '--low', [CompletionResultType]::ParameterName, 'Only SKUs that are low')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;stock;show' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'At this time: 2026-11-01, 2026-11-01T00:00:00Z, yesterday, 30d (ago)')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;stock;explain' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'At this time: 2026-11-01, 2026-11-01T00:00:00Z, yesterday, 30d (ago)')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;stock;set' {
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Why, for the ledger')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, for the ledger')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would change and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;stock;adjust' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, for the ledger')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would change and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;stock;history' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;stock;import' {
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Format of the file, if its name does not tell')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'Name the import: the same key again changes nothing (default: the file''s content)')
            [CompletionResult]::new('--mode', '--mode', [CompletionResultType]::ParameterName, 'What a row''s figure means')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--skip-invalid', '--skip-invalid', [CompletionResultType]::ParameterName, 'Take the good rows though others are invalid')
            [CompletionResult]::new('--ignore-columns', '--ignore-columns', [CompletionResultType]::ParameterName, 'Pass over unknown columns')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would change and change nothing')
            [CompletionResult]::new('--push', '--push', [CompletionResultType]::ParameterName, 'Push to the shops afterwards (with --dry-run: plan that push, for master as it is)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;stock;revert' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would change and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;stock;verify' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;stock;push' {
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only to these shops, one or more (can be repeated)')
            [CompletionResult]::new('--sku', '--sku', [CompletionResultType]::ParameterName, 'Only listings of these SKUs, one or more (can be repeated)')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'What to do about drift: master, marketplace, lowest, ask [default: stock.policy of the config]')
            [CompletionResult]::new('--max-zero', '--max-zero', [CompletionResultType]::ParameterName, 'Listings of a shop that may drop to 0: 20, 10% or ''20 or 10%'' [default: stock.max_zero of the config]')
            [CompletionResult]::new('--max-change', '--max-change', [CompletionResultType]::ParameterName, 'Share of a shop''s listings that may change: 50 [default: stock.max_change of the config]')
            [CompletionResult]::new('--out', '--out', [CompletionResultType]::ParameterName, 'Save the plan (with --dry-run); - is stdout')
            [CompletionResult]::new('--plan', '--plan', [CompletionResultType]::ParameterName, 'Apply a saved plan, if it still holds')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Rows of the table')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Send though a guard would stop it')
            [CompletionResult]::new('--no-orders', '--no-orders', [CompletionResultType]::ParameterName, 'Plan without asking the shops for new orders first')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be sent and send nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;stock;pull' {
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only from these shops, one or more (can be repeated)')
            [CompletionResult]::new('--sku', '--sku', [CompletionResultType]::ParameterName, 'Only for these SKUs, one or more (can be repeated)')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'Where shops contradict each other: master, marketplace, lowest, ask [default: stock.policy of the config]')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Rows of the table')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be taken and take nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;stock;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what there is')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what there is of a SKU, or was')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Say why a figure is what it is')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set what is on hand of a SKU')
            [CompletionResult]::new('adjust', 'adjust', [CompletionResultType]::ParameterValue, 'Add units to a SKU, or take some')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'List a SKU''s movements, newest first')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take stock in from a file')
            [CompletionResult]::new('revert', 'revert', [CompletionResultType]::ParameterValue, 'Take back what an import, a pull or another run moved')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Prove that every balance is what its movements add up to')
            [CompletionResult]::new('push', 'push', [CompletionResultType]::ParameterValue, 'Make the shops show what they should')
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Let master take what the shops show')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;stock;help;list' {
            break
        }
        'spark;stock;help;show' {
            break
        }
        'spark;stock;help;explain' {
            break
        }
        'spark;stock;help;set' {
            break
        }
        'spark;stock;help;adjust' {
            break
        }
        'spark;stock;help;history' {
            break
        }
        'spark;stock;help;import' {
            break
        }
        'spark;stock;help;revert' {
            break
        }
        'spark;stock;help;verify' {
            break
        }
        'spark;stock;help;push' {
            break
        }
        'spark;stock;help;pull' {
            break
        }
        'spark;stock;help;help' {
            break
        }
        'spark;order' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Fetch the orders and returns that changed, and book what orders do to stock')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the orders that were taken in, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one order with its lines')
            [CompletionResult]::new('ship', 'ship', [CompletionResultType]::ParameterValue, 'Arrange that orders are handed to their carriers')
            [CompletionResult]::new('label', 'label', [CompletionResultType]::ParameterValue, 'Fetch the shipping labels of orders, all in one PDF')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Cancel orders that have not been sent off, as a whole')
            [CompletionResult]::new('return', 'return', [CompletionResultType]::ParameterValue, 'What buyers send back')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write orders as a file, one row a line, newest order first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;order;pull' {
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Shops to ask, one or more (can be repeated; default: all)')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Also take in what changed since then, sent off or not; every order takes all the steps behind it')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say which orders would be taken in and take none in; returns are not asked for')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;order;list' {
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only in this status: unpaid, to_ship, shipped, delivered, completed, cancelled, returning, returned')
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s (can be repeated)')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only placed then or later')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only placed before then')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Only orders behind this one: the last one of the page before')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--unmapped', '--unmapped', [CompletionResultType]::ParameterName, 'Only orders with a line that maps to no SKU')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;order;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;order;ship' {
            [CompletionResult]::new('--tracking', '--tracking', [CompletionResultType]::ParameterName, 'The carrier''s number')
            [CompletionResult]::new('--carrier', '--carrier', [CompletionResultType]::ParameterName, 'The carrier, by id or name')
            [CompletionResult]::new('--handover', '--handover', [CompletionResultType]::ParameterName, 'How the carrier gets the goods: pickup, dropoff [default: the marketplace''s first offer]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be shipped and ship nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;order;label' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'File to write; - is stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'File to write; - is stdout')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;order;cancel' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why: out_of_stock, wrong_price, buyer_request, unpaid, undeliverable, no_cod')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be cancelled and cancel nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;order;return' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the returns that were taken in, newest first')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'Agree to what buyers ask for: to send the goods back, or the money where they keep them')
            [CompletionResult]::new('receive', 'receive', [CompletionResultType]::ParameterValue, 'Put what came back on the shelf again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;order;return;list' {
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only in this status: requested, accepted, shipped, rejected, disputed, cancelled, completed')
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s (can be repeated)')
            [CompletionResult]::new('--order', '--order', [CompletionResultType]::ParameterName, 'Only this order''s')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only asked for then or later')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only asked for before then')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Only returns behind this one: the last one of the page before')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;order;return;accept' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be agreed to and agree to nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;order;return;receive' {
            [CompletionResult]::new('--units', '--units', [CompletionResultType]::ParameterName, 'Units in all, as the shop sells them, of a return with one line')
            [CompletionResult]::new('--line', '--line', [CompletionResultType]::ParameterName, 'Units in all of one line, named as `order return list` does or by its SKU (can be repeated); the other lines wait')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--refund', '--refund', [CompletionResultType]::ParameterName, 'Also tell the shop that the goods came, which gives the buyer the money')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be received and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;order;return;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the returns that were taken in, newest first')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'Agree to what buyers ask for: to send the goods back, or the money where they keep them')
            [CompletionResult]::new('receive', 'receive', [CompletionResultType]::ParameterValue, 'Put what came back on the shelf again')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;order;return;help;list' {
            break
        }
        'spark;order;return;help;accept' {
            break
        }
        'spark;order;return;help;receive' {
            break
        }
        'spark;order;return;help;help' {
            break
        }
        'spark;order;export' {
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only in this status: unpaid, to_ship, shipped, delivered, completed, cancelled, returning, returned')
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s (can be repeated)')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only placed then or later')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only placed before then')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Only orders behind this one: the last one of the page before')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'File to write, CSV unless it is named .json or .ndjson; - is stdout')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'File to write, CSV unless it is named .json or .ndjson; - is stdout')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--unmapped', '--unmapped', [CompletionResultType]::ParameterName, 'Only orders with a line that maps to no SKU')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;order;help' {
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Fetch the orders and returns that changed, and book what orders do to stock')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the orders that were taken in, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one order with its lines')
            [CompletionResult]::new('ship', 'ship', [CompletionResultType]::ParameterValue, 'Arrange that orders are handed to their carriers')
            [CompletionResult]::new('label', 'label', [CompletionResultType]::ParameterValue, 'Fetch the shipping labels of orders, all in one PDF')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Cancel orders that have not been sent off, as a whole')
            [CompletionResult]::new('return', 'return', [CompletionResultType]::ParameterValue, 'What buyers send back')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write orders as a file, one row a line, newest order first')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;order;help;pull' {
            break
        }
        'spark;order;help;list' {
            break
        }
        'spark;order;help;show' {
            break
        }
        'spark;order;help;ship' {
            break
        }
        'spark;order;help;label' {
            break
        }
        'spark;order;help;cancel' {
            break
        }
        'spark;order;help;return' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the returns that were taken in, newest first')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'Agree to what buyers ask for: to send the goods back, or the money where they keep them')
            [CompletionResult]::new('receive', 'receive', [CompletionResultType]::ParameterValue, 'Put what came back on the shelf again')
            break
        }
        'spark;order;help;return;list' {
            break
        }
        'spark;order;help;return;accept' {
            break
        }
        'spark;order;help;return;receive' {
            break
        }
        'spark;order;help;export' {
            break
        }
        'spark;order;help;help' {
            break
        }
        'spark;sync' {
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Shops to sync, one or more (can be repeated; default: all)')
            [CompletionResult]::new('--every', '--every', [CompletionResultType]::ParameterName, 'From the start of one cycle to that of the next, e.g. `1s`; a cycle that takes longer delays the next')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be taken in and sent; take in and send nothing')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Go on until Ctrl-C: a view redrawn in place on a terminal, one line of JSON a cycle elsewhere')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;daemon' {
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Address to listen on, in place of `daemon.listen`; port 0 lets the system choose')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--behind-proxy', '--behind-proxy', [CompletionResultType]::ParameterName, 'A proxy in front does TLS: listen without, even where other machines can connect')
            [CompletionResult]::new('--set-webhooks', '--set-webhooks', [CompletionResultType]::ParameterName, 'Tell the marketplaces to send their messages here, even where `daemon.public_url` is not set')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('unit', 'unit', [CompletionResultType]::ParameterValue, 'Print a systemd unit (on macOS: a launchd plist) for the daemon')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what daemons did last in every shop, and the messages they keep')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;daemon;unit' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--launchd', '--launchd', [CompletionResultType]::ParameterName, 'Print a launchd plist')
            [CompletionResult]::new('--systemd', '--systemd', [CompletionResultType]::ParameterName, 'Print a systemd unit')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;daemon;status' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;daemon;help' {
            [CompletionResult]::new('unit', 'unit', [CompletionResultType]::ParameterValue, 'Print a systemd unit (on macOS: a launchd plist) for the daemon')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what daemons did last in every shop, and the messages they keep')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;daemon;help;unit' {
            break
        }
        'spark;daemon;help;status' {
            break
        }
        'spark;daemon;help;help' {
            break
        }
        'spark;analytics' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('summary', 'summary', [CompletionResultType]::ParameterValue, 'Everything at a glance, one row a currency')
            [CompletionResult]::new('revenue', 'revenue', [CompletionResultType]::ParameterValue, 'Revenue by day, week, month, shop, platform, SKU or status')
            [CompletionResult]::new('orders', 'orders', [CompletionResultType]::ParameterValue, 'Orders by day, week, month, shop, platform, SKU or status')
            [CompletionResult]::new('top', 'top', [CompletionResultType]::ParameterValue, 'What sells best, in each currency')
            [CompletionResult]::new('stock', 'stock', [CompletionResultType]::ParameterValue, 'How long stock lasts, how well it sells, what lies dead and what runs low')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;analytics;summary' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only orders placed then or later; a date is the start of that day in the shop''s time zone')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only orders placed before then')
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s (can be repeated)')
            [CompletionResult]::new('--platform', '--platform', [CompletionResultType]::ParameterName, 'Only this marketplace''s (can be repeated)')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Time zone whose days count, such as Asia/Jakarta [default: each shop''s own]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw bars instead of a table')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;analytics;revenue' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What to group by')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only orders placed then or later; a date is the start of that day in the shop''s time zone')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only orders placed before then')
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s (can be repeated)')
            [CompletionResult]::new('--platform', '--platform', [CompletionResultType]::ParameterName, 'Only this marketplace''s (can be repeated)')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Time zone whose days count, such as Asia/Jakarta [default: each shop''s own]')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw bars instead of a table')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;analytics;orders' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What to group by')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only orders placed then or later; a date is the start of that day in the shop''s time zone')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only orders placed before then')
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s (can be repeated)')
            [CompletionResult]::new('--platform', '--platform', [CompletionResultType]::ParameterName, 'Only this marketplace''s (can be repeated)')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Time zone whose days count, such as Asia/Jakarta [default: each shop''s own]')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many rows')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw bars instead of a table')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;analytics;top' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What to rank')
            [CompletionResult]::new('--rank', '--rank', [CompletionResultType]::ParameterName, 'What decides')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only orders placed then or later; a date is the start of that day in the shop''s time zone')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only orders placed before then')
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s (can be repeated)')
            [CompletionResult]::new('--platform', '--platform', [CompletionResultType]::ParameterName, 'Only this marketplace''s (can be repeated)')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Time zone whose days count, such as Asia/Jakarta [default: each shop''s own]')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many of each currency')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw bars instead of a table')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;analytics;stock' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only orders placed then or later; a date is the start of that day in the shop''s time zone')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only orders placed before then')
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Only this shop''s (can be repeated)')
            [CompletionResult]::new('--platform', '--platform', [CompletionResultType]::ParameterName, 'Only this marketplace''s (can be repeated)')
            [CompletionResult]::new('--tz', '--tz', [CompletionResultType]::ParameterName, 'Time zone whose days count, such as Asia/Jakarta [default: each shop''s own]')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw bars instead of a table')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;analytics;help' {
            [CompletionResult]::new('summary', 'summary', [CompletionResultType]::ParameterValue, 'Everything at a glance, one row a currency')
            [CompletionResult]::new('revenue', 'revenue', [CompletionResultType]::ParameterValue, 'Revenue by day, week, month, shop, platform, SKU or status')
            [CompletionResult]::new('orders', 'orders', [CompletionResultType]::ParameterValue, 'Orders by day, week, month, shop, platform, SKU or status')
            [CompletionResult]::new('top', 'top', [CompletionResultType]::ParameterValue, 'What sells best, in each currency')
            [CompletionResult]::new('stock', 'stock', [CompletionResultType]::ParameterValue, 'How long stock lasts, how well it sells, what lies dead and what runs low')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;analytics;help;summary' {
            break
        }
        'spark;analytics;help;revenue' {
            break
        }
        'spark;analytics;help;orders' {
            break
        }
        'spark;analytics;help;top' {
            break
        }
        'spark;analytics;help;stock' {
            break
        }
        'spark;analytics;help;help' {
            break
        }
        'spark;user' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Let somebody log in')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who may log in')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change what somebody is called, may do, or works on')
            [CompletionResult]::new('passwd', 'passwd', [CompletionResultType]::ParameterValue, 'Give somebody another password')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take somebody out of the group')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;user;add' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'What to call them [default: the mail address up to the @]')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'What they may do: owner, manager or staff')
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Shop that they work on (can be repeated) [default: all that there are now; owners: always all]')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;user;list' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;user;set' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'What to call them')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'What they may do: owner, manager or staff')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Whether they may log in; an inactive user is logged out everywhere')
            [CompletionResult]::new('--shop', '--shop', [CompletionResultType]::ParameterName, 'Shop that they work on, instead of those before (can be repeated)')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--no-shops', '--no-shops', [CompletionResultType]::ParameterName, 'Take them off every shop')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;user;passwd' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;user;rm' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be removed and remove nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;user;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Let somebody log in')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who may log in')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change what somebody is called, may do, or works on')
            [CompletionResult]::new('passwd', 'passwd', [CompletionResultType]::ParameterValue, 'Give somebody another password')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take somebody out of the group')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;user;help;add' {
            break
        }
        'spark;user;help;list' {
            break
        }
        'spark;user;help;set' {
            break
        }
        'spark;user;help;passwd' {
            break
        }
        'spark;user;help;rm' {
            break
        }
        'spark;user;help;help' {
            break
        }
        'spark;group' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Make a group')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the groups')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one group')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change a group''s name or dashboard')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a group that nothing belongs to')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;group;add' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'What people call it')
            [CompletionResult]::new('--dashboard', '--dashboard', [CompletionResultType]::ParameterName, 'Where its dashboard takes transactions; empty: nowhere')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'Read the secret that its dashboard knows spark by, from the terminal (unseen) or from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;group;list' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;group;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;group;set' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'What people call it')
            [CompletionResult]::new('--dashboard', '--dashboard', [CompletionResultType]::ParameterName, 'Where its dashboard takes transactions; empty: nowhere')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'Read the secret that its dashboard knows spark by, from the terminal (unseen) or from stdin')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;group;rm' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would be removed and remove nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;group;help' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Make a group')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the groups')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one group')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change a group''s name or dashboard')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a group that nothing belongs to')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;group;help;add' {
            break
        }
        'spark;group;help;list' {
            break
        }
        'spark;group;help;show' {
            break
        }
        'spark;group;help;set' {
            break
        }
        'spark;group;help;rm' {
            break
        }
        'spark;group;help;help' {
            break
        }
        'spark;login' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;logout' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--everywhere', '--everywhere', [CompletionResultType]::ParameterName, 'End every session of the account, whatever device it is on')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sandbox' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve stand-ins for TikTok Shop and Shopee on loopback')
            [CompletionResult]::new('order', 'order', [CompletionResultType]::ParameterValue, 'Place a buyer''s order')
            [CompletionResult]::new('advance', 'advance', [CompletionResultType]::ParameterValue, 'Move an order on in its life')
            [CompletionResult]::new('storm', 'storm', [CompletionResultType]::ParameterValue, 'Start a flash sale')
            [CompletionResult]::new('fault', 'fault', [CompletionResultType]::ParameterValue, 'Order a fault, or take one back with rate 0')
            [CompletionResult]::new('truth', 'truth', [CompletionResultType]::ParameterValue, 'Show what every listing really shows and sold, by the sandbox''s own count')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;sandbox;serve' {
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Address to listen on; loopback only, port 0 lets the system choose')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'The same seed and the same calls give the same ids, orders and faults')
            [CompletionResult]::new('--products', '--products', [CompletionResultType]::ParameterName, 'What those two shops sell instead: CSV (sku,title,price,stock), or JSON as `POST /_sandbox/products` takes it; - is stdin')
            [CompletionResult]::new('--latency', '--latency', [CompletionResultType]::ParameterName, 'How long every marketplace call takes on top of its work')
            [CompletionResult]::new('--rate-limits', '--rate-limits', [CompletionResultType]::ParameterName, 'Limit the rate of calls as the marketplaces do')
            [CompletionResult]::new('--fault', '--fault', [CompletionResultType]::ParameterName, 'A fault with its rate, 0 to 1, e.g. `http_500=0.05` (can be repeated)')
            [CompletionResult]::new('--token-ttl', '--token-ttl', [CompletionResultType]::ParameterName, 'How long access tokens live')
            [CompletionResult]::new('--clock-skew', '--clock-skew', [CompletionResultType]::ParameterName, 'How far the marketplaces'' clock is ahead of this machine''s')
            [CompletionResult]::new('--redirect', '--redirect', [CompletionResultType]::ParameterName, 'Where TikTok''s consent page sends the seller back to')
            [CompletionResult]::new('--webhook-speed', '--webhook-speed', [CompletionResultType]::ParameterName, 'How many times sooner than the real ones they send a webhook again that was not taken')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'File that keeps shops, stock, orders and tokens over a restart')
            [CompletionResult]::new('--write-config', '--write-config', [CompletionResultType]::ParameterName, 'Write a spark config that uses this sandbox; a config that no sandbox wrote is left alone')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--starter', '--starter', [CompletionResultType]::ParameterName, 'Start with two shops that sell a few dozen things')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sandbox;order' {
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'Address of the sandbox; without it the one that the config points at')
            [CompletionResult]::new('--shop-id', '--shop-id', [CompletionResultType]::ParameterName, 'The marketplace''s id of the shop; not needed where it has only one')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sandbox;advance' {
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'Address of the sandbox; without it the one that the config points at')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sandbox;storm' {
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'Address of the sandbox; without it the one that the config points at')
            [CompletionResult]::new('--orders', '--orders', [CompletionResultType]::ParameterName, 'How many orders')
            [CompletionResult]::new('--per-second', '--per-second', [CompletionResultType]::ParameterName, 'How many of them a second')
            [CompletionResult]::new('--skew', '--skew', [CompletionResultType]::ParameterName, 'How much more the popular things are bought: 0 is evenly')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'The same seed buys the same things')
            [CompletionResult]::new('--shop-id', '--shop-id', [CompletionResultType]::ParameterName, 'The marketplace''s id of a shop (can be repeated); without it all shops')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sandbox;fault' {
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'Address of the sandbox; without it the one that the config points at')
            [CompletionResult]::new('--platform', '--platform', [CompletionResultType]::ParameterName, 'Only at this marketplace')
            [CompletionResult]::new('--endpoint', '--endpoint', [CompletionResultType]::ParameterName, 'Only where the path has this in it')
            [CompletionResult]::new('--count', '--count', [CompletionResultType]::ParameterName, 'Only so many times')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sandbox;truth' {
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'Address of the sandbox; without it the one that the config points at')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;sandbox;help' {
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve stand-ins for TikTok Shop and Shopee on loopback')
            [CompletionResult]::new('order', 'order', [CompletionResultType]::ParameterValue, 'Place a buyer''s order')
            [CompletionResult]::new('advance', 'advance', [CompletionResultType]::ParameterValue, 'Move an order on in its life')
            [CompletionResult]::new('storm', 'storm', [CompletionResultType]::ParameterValue, 'Start a flash sale')
            [CompletionResult]::new('fault', 'fault', [CompletionResultType]::ParameterValue, 'Order a fault, or take one back with rate 0')
            [CompletionResult]::new('truth', 'truth', [CompletionResultType]::ParameterValue, 'Show what every listing really shows and sold, by the sandbox''s own count')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;sandbox;help;serve' {
            break
        }
        'spark;sandbox;help;order' {
            break
        }
        'spark;sandbox;help;advance' {
            break
        }
        'spark;sandbox;help;storm' {
            break
        }
        'spark;sandbox;help;fault' {
            break
        }
        'spark;sandbox;help;truth' {
            break
        }
        'spark;sandbox;help;help' {
            break
        }
        'spark;db' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check every page, reference and balance of the database')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Copy the database to a file, while others work on')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Put a backup in the place of the database')
            [CompletionResult]::new('copy', 'copy', [CompletionResultType]::ParameterValue, 'Copy everything into another database, on SQLite or on a server')
            [CompletionResult]::new('migrate', 'migrate', [CompletionResultType]::ParameterValue, 'Bring the database''s schema up to date')
            [CompletionResult]::new('import-sparkcommerce', 'import-sparkcommerce', [CompletionResultType]::ParameterValue, 'Move over from SparkCommerce')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;db;check' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;db;backup' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--portable', '--portable', [CompletionResultType]::ParameterName, 'Write a dump that restores on any engine, also from SQLite')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;db;restore' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;db;copy' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Where to: `sqlite:PATH` or `mysql://USER@HOST/DB`')
            [CompletionResult]::new('--password', '--password', [CompletionResultType]::ParameterName, 'That database''s password: `env:NAME`, `file:PATH` or `keyring:NAME`')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;db;migrate' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;db;import-sparkcommerce' {
            [CompletionResult]::new('--password', '--password', [CompletionResultType]::ParameterName, 'The database''s password: `env:NAME`, `file:PATH` or `keyring:NAME`')
            [CompletionResult]::new('--token-key', '--token-key', [CompletionResultType]::ParameterName, 'The backend''s TOKEN_ENCRYPTION_KEY: `env:NAME`, `file:PATH` or `keyring:NAME`')
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would come and what can''t, and change nothing')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;db;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check every page, reference and balance of the database')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Copy the database to a file, while others work on')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Put a backup in the place of the database')
            [CompletionResult]::new('copy', 'copy', [CompletionResultType]::ParameterValue, 'Copy everything into another database, on SQLite or on a server')
            [CompletionResult]::new('migrate', 'migrate', [CompletionResultType]::ParameterValue, 'Bring the database''s schema up to date')
            [CompletionResult]::new('import-sparkcommerce', 'import-sparkcommerce', [CompletionResultType]::ParameterValue, 'Move over from SparkCommerce')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;db;help;check' {
            break
        }
        'spark;db;help;backup' {
            break
        }
        'spark;db;help;restore' {
            break
        }
        'spark;db;help;copy' {
            break
        }
        'spark;db;help;migrate' {
            break
        }
        'spark;db;help;import-sparkcommerce' {
            break
        }
        'spark;db;help;help' {
            break
        }
        'spark;config' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the config file is')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every setting and where it comes from')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Print one setting')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change one setting in the config file')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;config;path' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;config;show' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;config;get' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;config;set' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--secret', '--secret', [CompletionResultType]::ParameterName, 'Read a secret, and put it where VALUE says')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;config;help' {
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the config file is')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every setting and where it comes from')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Print one setting')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change one setting in the config file')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;config;help;path' {
            break
        }
        'spark;config;help;show' {
            break
        }
        'spark;config;help;get' {
            break
        }
        'spark;config;help;set' {
            break
        }
        'spark;config;help;help' {
            break
        }
        'spark;completions' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;man' {
            [CompletionResult]::new('--home', '--home', [CompletionResultType]::ParameterName, 'Folder that holds config, database and key')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Config file')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group (tenant) to work in [default: main]')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'Daemon to ask in place of a database here, e.g. https://spark.example.com (reports only; see `spark login`)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print data')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--log-format', '--log-format', [CompletionResultType]::ParameterName, 'How the log looks')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Short for --format json')
            [CompletionResult]::new('--no-progress', '--no-progress', [CompletionResultType]::ParameterName, 'Show no progress bars')
            [CompletionResult]::new('--no-input', '--no-input', [CompletionResultType]::ParameterName, 'Never ask: fail instead, naming the flag that answers')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Answer every question with yes')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print data and errors only')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log more (-v what is done, -vv how, -vvv everything)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'spark;help' {
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a config, create the database and its key')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Play the whole story on a sandbox of its own')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Check that everything spark needs is in order')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show shops, tokens, last runs and what needs attention')
            [CompletionResult]::new('shop', 'shop', [CompletionResultType]::ParameterValue, 'Connect shops and look after them')
            [CompletionResult]::new('sku', 'sku', [CompletionResultType]::ParameterValue, 'Keep the master table')
            [CompletionResult]::new('listing', 'listing', [CompletionResultType]::ParameterValue, 'The catalogue as the shops show it')
            [CompletionResult]::new('map', 'map', [CompletionResultType]::ParameterValue, 'Say which listing sells which SKU')
            [CompletionResult]::new('stock', 'stock', [CompletionResultType]::ParameterValue, 'Count, plan, push and explain stock')
            [CompletionResult]::new('order', 'order', [CompletionResultType]::ParameterValue, 'The shops'' orders and what they do to stock')
            [CompletionResult]::new('sync', 'sync', [CompletionResultType]::ParameterValue, 'Run one whole cycle and exit')
            [CompletionResult]::new('daemon', 'daemon', [CompletionResultType]::ParameterValue, 'Sync by itself, hear the marketplaces, serve the API')
            [CompletionResult]::new('analytics', 'analytics', [CompletionResultType]::ParameterValue, 'Reports from the orders and the stock that spark knows; no marketplace is called')
            [CompletionResult]::new('user', 'user', [CompletionResultType]::ParameterValue, 'Decide who may log in to the daemon''s API, and as what')
            [CompletionResult]::new('group', 'group', [CompletionResultType]::ParameterValue, 'Look after groups: tenants that never see each other')
            [CompletionResult]::new('login', 'login', [CompletionResultType]::ParameterValue, 'Log in to a daemon, for reports from it')
            [CompletionResult]::new('logout', 'logout', [CompletionResultType]::ParameterValue, 'End the session at a daemon, and forget its token')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run stand-ins for both marketplaces, and make things happen in them')
            [CompletionResult]::new('db', 'db', [CompletionResultType]::ParameterValue, 'Look after the database')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'See and change the settings')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a script that completes spark''s commands in a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the man page, or write all of them into a folder')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'spark;help;init' {
            break
        }
        'spark;help;demo' {
            break
        }
        'spark;help;doctor' {
            break
        }
        'spark;help;status' {
            break
        }
        'spark;help;shop' {
            [CompletionResult]::new('connect', 'connect', [CompletionResultType]::ParameterValue, 'Connect the shops of a seller')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the shops with the state of their authorisations')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one shop')
            [CompletionResult]::new('refresh', 'refresh', [CompletionResultType]::ParameterValue, 'Refresh a shop''s tokens now')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a shop another alias')
            [CompletionResult]::new('disconnect', 'disconnect', [CompletionResultType]::ParameterValue, 'Forget a shop''s tokens')
            break
        }
        'spark;help;shop;connect' {
            break
        }
        'spark;help;shop;list' {
            break
        }
        'spark;help;shop;show' {
            break
        }
        'spark;help;shop;refresh' {
            break
        }
        'spark;help;shop;rename' {
            break
        }
        'spark;help;shop;disconnect' {
            break
        }
        'spark;help;sku' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a SKU')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change a SKU')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List SKUs by code')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a SKU')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a SKU')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Add and change SKUs as a file says')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the master table as a file that `sku import` takes')
            [CompletionResult]::new('bundle', 'bundle', [CompletionResultType]::ParameterValue, 'Make a SKU a bundle of others')
            break
        }
        'spark;help;sku;add' {
            break
        }
        'spark;help;sku;set' {
            break
        }
        'spark;help;sku;list' {
            break
        }
        'spark;help;sku;show' {
            break
        }
        'spark;help;sku;rm' {
            break
        }
        'spark;help;sku;import' {
            break
        }
        'spark;help;sku;export' {
            break
        }
        'spark;help;sku;bundle' {
            break
        }
        'spark;help;listing' {
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Read the shops'' catalogues')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what the shops showed when last read')
            break
        }
        'spark;help;listing;pull' {
            break
        }
        'spark;help;listing;list' {
            break
        }
        'spark;help;map' {
            [CompletionResult]::new('auto', 'auto', [CompletionResultType]::ParameterValue, 'Map listings that match a SKU exactly')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Map a listing to a SKU')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take a listing off its SKU')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List mapped listings')
            [CompletionResult]::new('suggest', 'suggest', [CompletionResultType]::ParameterValue, 'Suggest SKUs for unmapped listings')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Map listings as a file says')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write the mappings as a file that `map import` takes')
            break
        }
        'spark;help;map;auto' {
            break
        }
        'spark;help;map;add' {
            break
        }
        'spark;help;map;rm' {
            break
        }
        'spark;help;map;list' {
            break
        }
        'spark;help;map;suggest' {
            break
        }
        'spark;help;map;import' {
            break
        }
        'spark;help;map;export' {
            break
        }
        'spark;help;stock' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what there is')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show what there is of a SKU, or was')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Say why a figure is what it is')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Set what is on hand of a SKU')
            [CompletionResult]::new('adjust', 'adjust', [CompletionResultType]::ParameterValue, 'Add units to a SKU, or take some')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'List a SKU''s movements, newest first')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take stock in from a file')
            [CompletionResult]::new('revert', 'revert', [CompletionResultType]::ParameterValue, 'Take back what an import, a pull or another run moved')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Prove that every balance is what its movements add up to')
            [CompletionResult]::new('push', 'push', [CompletionResultType]::ParameterValue, 'Make the shops show what they should')
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Let master take what the shops show')
            break
        }
        'spark;help;stock;list' {
            break
        }
        'spark;help;stock;show' {
            break
        }
        'spark;help;stock;explain' {
            break
        }
        'spark;help;stock;set' {
            break
        }
        'spark;help;stock;adjust' {
            break
        }
        'spark;help;stock;history' {
            break
        }
        'spark;help;stock;import' {
            break
        }
        'spark;help;stock;revert' {
            break
        }
        'spark;help;stock;verify' {
            break
        }
        'spark;help;stock;push' {
            break
        }
        'spark;help;stock;pull' {
            break
        }
        'spark;help;order' {
            [CompletionResult]::new('pull', 'pull', [CompletionResultType]::ParameterValue, 'Fetch the orders and returns that changed, and book what orders do to stock')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the orders that were taken in, newest first')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one order with its lines')
            [CompletionResult]::new('ship', 'ship', [CompletionResultType]::ParameterValue, 'Arrange that orders are handed to their carriers')
            [CompletionResult]::new('label', 'label', [CompletionResultType]::ParameterValue, 'Fetch the shipping labels of orders, all in one PDF')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Cancel orders that have not been sent off, as a whole')
            [CompletionResult]::new('return', 'return', [CompletionResultType]::ParameterValue, 'What buyers send back')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write orders as a file, one row a line, newest order first')
            break
        }
        'spark;help;order;pull' {
            break
        }
        'spark;help;order;list' {
            break
        }
        'spark;help;order;show' {
            break
        }
        'spark;help;order;ship' {
            break
        }
        'spark;help;order;label' {
            break
        }
        'spark;help;order;cancel' {
            break
        }
        'spark;help;order;return' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the returns that were taken in, newest first')
            [CompletionResult]::new('accept', 'accept', [CompletionResultType]::ParameterValue, 'Agree to what buyers ask for: to send the goods back, or the money where they keep them')
            [CompletionResult]::new('receive', 'receive', [CompletionResultType]::ParameterValue, 'Put what came back on the shelf again')
            break
        }
        'spark;help;order;return;list' {
            break
        }
        'spark;help;order;return;accept' {
            break
        }
        'spark;help;order;return;receive' {
            break
        }
        'spark;help;order;export' {
            break
        }
        'spark;help;sync' {
            break
        }
        'spark;help;daemon' {
            [CompletionResult]::new('unit', 'unit', [CompletionResultType]::ParameterValue, 'Print a systemd unit (on macOS: a launchd plist) for the daemon')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what daemons did last in every shop, and the messages they keep')
            break
        }
        'spark;help;daemon;unit' {
            break
        }
        'spark;help;daemon;status' {
            break
        }
        'spark;help;analytics' {
            [CompletionResult]::new('summary', 'summary', [CompletionResultType]::ParameterValue, 'Everything at a glance, one row a currency')
            [CompletionResult]::new('revenue', 'revenue', [CompletionResultType]::ParameterValue, 'Revenue by day, week, month, shop, platform, SKU or status')
            [CompletionResult]::new('orders', 'orders', [CompletionResultType]::ParameterValue, 'Orders by day, week, month, shop, platform, SKU or status')
            [CompletionResult]::new('top', 'top', [CompletionResultType]::ParameterValue, 'What sells best, in each currency')
            [CompletionResult]::new('stock', 'stock', [CompletionResultType]::ParameterValue, 'How long stock lasts, how well it sells, what lies dead and what runs low')
            break
        }
        'spark;help;analytics;summary' {
            break
        }
        'spark;help;analytics;revenue' {
            break
        }
        'spark;help;analytics;orders' {
            break
        }
        'spark;help;analytics;top' {
            break
        }
        'spark;help;analytics;stock' {
            break
        }
        'spark;help;user' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Let somebody log in')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List who may log in')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change what somebody is called, may do, or works on')
            [CompletionResult]::new('passwd', 'passwd', [CompletionResultType]::ParameterValue, 'Give somebody another password')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Take somebody out of the group')
            break
        }
        'spark;help;user;add' {
            break
        }
        'spark;help;user;list' {
            break
        }
        'spark;help;user;set' {
            break
        }
        'spark;help;user;passwd' {
            break
        }
        'spark;help;user;rm' {
            break
        }
        'spark;help;group' {
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Make a group')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the groups')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one group')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change a group''s name or dashboard')
            [CompletionResult]::new('rm', 'rm', [CompletionResultType]::ParameterValue, 'Remove a group that nothing belongs to')
            break
        }
        'spark;help;group;add' {
            break
        }
        'spark;help;group;list' {
            break
        }
        'spark;help;group;show' {
            break
        }
        'spark;help;group;set' {
            break
        }
        'spark;help;group;rm' {
            break
        }
        'spark;help;login' {
            break
        }
        'spark;help;logout' {
            break
        }
        'spark;help;sandbox' {
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve stand-ins for TikTok Shop and Shopee on loopback')
            [CompletionResult]::new('order', 'order', [CompletionResultType]::ParameterValue, 'Place a buyer''s order')
            [CompletionResult]::new('advance', 'advance', [CompletionResultType]::ParameterValue, 'Move an order on in its life')
            [CompletionResult]::new('storm', 'storm', [CompletionResultType]::ParameterValue, 'Start a flash sale')
            [CompletionResult]::new('fault', 'fault', [CompletionResultType]::ParameterValue, 'Order a fault, or take one back with rate 0')
            [CompletionResult]::new('truth', 'truth', [CompletionResultType]::ParameterValue, 'Show what every listing really shows and sold, by the sandbox''s own count')
            break
        }
        'spark;help;sandbox;serve' {
            break
        }
        'spark;help;sandbox;order' {
            break
        }
        'spark;help;sandbox;advance' {
            break
        }
        'spark;help;sandbox;storm' {
            break
        }
        'spark;help;sandbox;fault' {
            break
        }
        'spark;help;sandbox;truth' {
            break
        }
        'spark;help;db' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check every page, reference and balance of the database')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Copy the database to a file, while others work on')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Put a backup in the place of the database')
            [CompletionResult]::new('copy', 'copy', [CompletionResultType]::ParameterValue, 'Copy everything into another database, on SQLite or on a server')
            [CompletionResult]::new('migrate', 'migrate', [CompletionResultType]::ParameterValue, 'Bring the database''s schema up to date')
            [CompletionResult]::new('import-sparkcommerce', 'import-sparkcommerce', [CompletionResultType]::ParameterValue, 'Move over from SparkCommerce')
            break
        }
        'spark;help;db;check' {
            break
        }
        'spark;help;db;backup' {
            break
        }
        'spark;help;db;restore' {
            break
        }
        'spark;help;db;copy' {
            break
        }
        'spark;help;db;migrate' {
            break
        }
        'spark;help;db;import-sparkcommerce' {
            break
        }
        'spark;help;config' {
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the config file is')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every setting and where it comes from')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Print one setting')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change one setting in the config file')
            break
        }
        'spark;help;config;path' {
            break
        }
        'spark;help;config;show' {
            break
        }
        'spark;help;config;get' {
            break
        }
        'spark;help;config;set' {
            break
        }
        'spark;help;completions' {
            break
        }
        'spark;help;man' {
            break
        }
        'spark;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
