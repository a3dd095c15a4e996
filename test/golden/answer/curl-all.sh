curl --fail-with-body --silent --show-error --globoff --proto '=https' \
  --cert client.chain.pem --key client.key.pem --cacert server-anchors.pem \
  --header 'Accept: application/fhir+json' \
  --url 'https://mtls.acme.example.com/r4/?'\''$(id)&x;y*!'

curl --fail-with-body --silent --show-error --globoff --proto '=https' \
  --cert client.chain.pem --key client.key.pem --cacert server-anchors.pem \
  --header 'Accept: application/fhir+json' \
  --url https://mtls.acme.example.com/fhir/metadata
