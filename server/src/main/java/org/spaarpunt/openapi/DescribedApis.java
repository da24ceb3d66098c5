package org.spaarpunt.openapi;

/** The descriptions of both protocols. */
public record DescribedApis(ApiDescription older, OnDemand<ApiDescription> json) {}
