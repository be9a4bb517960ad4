package io.github.cliocheckin.console.integrations;

import io.github.cliocheckin.integration.api.BusinessCalls;
import io.github.cliocheckin.integration.api.GroupCalls;
import io.github.cliocheckin.integration.api.MappingCalls;
import io.github.cliocheckin.integration.api.RunCalls;

/** What makes the changes: the calls of the HTTP API, so that rules and audit are the same. */
public record Calls(GroupCalls groups, MappingCalls mappings, BusinessCalls businesses, RunCalls runs) {}
