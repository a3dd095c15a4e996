import type { JsonObject } from '../../domain/json.js';

/** An invariant of the National Directory's OrganizationAffiliation (NDH 1.0.0). */
export function organizationOrParticipatingOrganization({ organization, participatingOrganization }: JsonObject): boolean {
  return organization !== undefined || participatingOrganization !== undefined;
}
