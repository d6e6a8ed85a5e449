import { expect, test } from '../support/test';

const dataset = (namespace: string, name: string) =>
  `dataset:${encodeURIComponent(namespace)}:${encodeURIComponent(name)}`;
const focus = (id: string) => `/lineage?view=canvas&focus=${encodeURIComponent(id)}`;
const FEATURES = dataset('s3://acme-credit-lake', 'features/loan_features');

test('from column to column by arrows, to its page and back', async ({ page }) => {
  await page.goto(focus(FEATURES));
  await page.getByRole('button', { name: /^Dataset features\/loan_features/ }).focus();
  await page.keyboard.press('o');
  const here = page.getByRole('list', { name: 'Columns of loan_features' });
  const income = here.getByRole('button', { name: /^Column income,/ });
  await expect(income).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  for (let row = 0; row < 4; row += 1) await page.keyboard.press('ArrowDown');
  await expect(income).toBeFocused();

  // The card upstream is closed: it opens where the column is, and the way is told.
  await page.keyboard.press('ArrowLeft');
  const source = page
    .getByRole('list', { name: 'Columns of applicants' })
    .getByRole('button', { name: /^Column (declared|verified)_income,/ })
    .and(page.locator(':focus'));
  await expect(source).toBeVisible();
  await expect(page.getByText('Derived by build_features, 1 of 2 upstream')).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expect(income).toBeFocused();

  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/column=[0-9a-z]{16}%23income/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('income');
  await page.goBack();
  await expect(income).toHaveAttribute('aria-pressed', 'true');
});

test('an edge says how a column is used, and the raw event is marked where it says so', async ({
  page,
  expectAccessible,
}) => {
  const applicants = dataset('s3://acme-credit-lake', 'curated/applicants');
  await page.goto(focus(applicants));
  await page.getByRole('button', { name: /^Dataset curated\/applicants/ }).focus();
  await page.keyboard.press('o');
  const columns = page.getByRole('list', { name: 'Columns of applicants' });
  await columns
    .page()
    .getByRole('searchbox', { name: /of applicants$/ })
    .fill('customer_key');
  const row = columns.getByRole('listitem').filter({ hasText: 'customer_key' });
  await expect(columns.getByRole('listitem')).toHaveCount(1);
  await expect(row).toContainText('masked');

  // Its edge ends at the row's left side.
  const edge = page.getByRole('dialog', { name: 'Edge' });
  await expect(async () => {
    const box = await row.boundingBox();
    await page.mouse.click((box?.x ?? 0) - 8, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await expect(edge).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(edge).toContainText('SHA-256, first 16 hex digits');
  await expect(edge.getByRole('link', { name: /join_customers/ })).toBeVisible();
  await expect(edge.getByText(/^Shown by \d+ runs?, the latest/)).toBeVisible();
  await expectAccessible(page);

  await edge.getByRole('button', { name: /^How do we know/ }).click();
  const evidence = page.getByRole('dialog', { name: 'How do we know?' });
  const pointer = '/outputs/0/facets/columnLineage/fields/customer_key/inputFields/0';
  await expect(evidence.getByText(pointer).first()).toBeVisible();
  await evidence
    .getByRole('link', { name: /event$/ })
    .first()
    .click();
  await expect(page.getByText(`Marked: ${pointer}`)).toBeVisible();
  await expect(page.getByText('"field": "national_id"').and(page.locator(':visible')).first()).toBeInViewport(); // prettier-ignore
  await expectAccessible(page);
});

test('SQL stands beside the edge that it makes', async ({ page, request }) => {
  const answer = await request.get('/api/v2/search?q=fct_orders&kind=dataset&limit=1');
  const { results } = (await answer.json()) as { results: readonly { id: string }[] };
  await page.goto(`${focus(results[0]?.id ?? '')}&level=column`);
  const row = page
    .getByRole('list', { name: 'Columns of fct_orders' })
    .getByRole('button', { name: /^Column / })
    .first();
  await row.focus();
  await page.keyboard.press('w');
  await page
    .getByRole('button', { name: /^How do we know/ })
    .first()
    .click();
  const evidence = page.getByRole('dialog', { name: 'How do we know?' });
  await expect(evidence.getByText(/^SQL of the job/)).toBeVisible();
  await expect(evidence.getByText(/select/i).first()).toBeVisible();
});

test('where the prohibited column goes, and which columns only filter', async ({
  page,
  expectAccessible,
}) => {
  const id = dataset('s3://acme-credit-raw', 'reference/postcode_index.csv');
  const column = encodeURIComponent(`${id}#postcode_ethnicity_index`);
  await page.goto(`/lineage?view=canvas&level=column&depth=all&direction=downstream&edges=all&focus=${column}`); // prettier-ignore
  const model = page.getByRole('list', { name: 'Columns of credit_default' });
  await expect(model.getByRole('button', { name: /^Column area_risk_band/ })).toBeAttached();
  await expect(
    model.getByRole('button', { name: /^Column postcode_ethnicity_index/ }),
  ).toBeAttached();
  await expectAccessible(page);

  // By arrows from the file to the features it is in.
  const start = page
    .getByRole('list', { name: 'Columns of postcode_index.csv' })
    .getByRole('button', { name: /^Column postcode_ethnicity_index/ });
  await start.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(':focus')).toHaveAccessibleName(/in loan_features\. Trace$/);

  await page.goto(`/lineage?view=canvas&level=column&indirect=1&focus=${encodeURIComponent(FEATURES)}`); // prettier-ignore
  await page.getByRole('button', { name: /^Every row, in loan_features/ }).focus();
  await page.keyboard.press('w');
  const filters = page
    .getByRole('dialog', { name: /^Edges of/ })
    .getByRole('list')
    .first();
  await expect(filters.getByText(/postcode_index\.csv · postcode/)).toBeVisible();
  await expect(filters.getByText(/applicants · postcode/)).toBeVisible();
  await expect(filters.getByText('join').first()).toBeVisible();
});
