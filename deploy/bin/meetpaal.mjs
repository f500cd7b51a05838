#!/usr/bin/env node
// Placeholder until the command line is in place.
