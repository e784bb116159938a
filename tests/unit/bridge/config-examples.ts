/** A configuration that is usable as it is. */
export const usable = {
  listen: { host: "127.0.0.1", port: 0 },
  dataverse: {
    url: "https://org.crm4.dynamics.com",
    auth: { kind: "clientSecret", tenantId: "t", clientId: "c", clientSecret: "a-client-secret" },
  },
  feedKeys: ["feed-key-feed-key-1"],
  webhookKeys: ["webhook-key-webhook-1"],
  sites: [
    {
      tag: 1,
      url: "https://example.org",
      user: "bridge",
      applicationPassword: "abcd efgh",
      secret: "site-secret-site-secret",
      default: true,
    },
  ],
};
