/**
 * Every page of the console: its address, its element, and how it is loaded when first opened.
 * What has an icon stands in the navigation; `key` is its key after G; `words` are read by the
 * command bar.
 */
export const pages = [
  {
    path: '/',
    tag: 'overview-page',
    title: 'Overview',
    icon: 'overview',
    key: 'o',
    load: () => import('../pages/overview/overview-page.js'),
  },
  {
    path: '/jobs',
    tag: 'jobs-page',
    title: 'Jobs',
    icon: 'jobs',
    key: 'j',
    count: 'jobs',
    load: () => import('../pages/jobs/jobs-page.js'),
  },
  {
    path: '/jobs/:id',
    tag: 'job-page',
    title: 'Job',
    within: '/jobs',
    load: () => import('../pages/job/job-page.js'),
  },
  {
    path: '/gallery',
    tag: 'gallery-page',
    title: 'Gallery',
    icon: 'gallery',
    key: 'l',
    load: () => import('../pages/gallery/gallery-page.js'),
  },
  {
    path: '/review',
    tag: 'review-page',
    title: 'Review',
    icon: 'review',
    key: 'r',
    count: 'review',
    urgent: true,
    load: () => import('../pages/review/review-page.js'),
  },
  {
    path: '/configurations',
    tag: 'configurations-page',
    title: 'Configurations',
    short: 'Config',
    icon: 'config',
    key: 'c',
    load: () => import('../pages/configurations/configurations-page.js'),
  },
  {
    path: '/configurations/:id',
    tag: 'configuration-page',
    title: 'Configuration',
    within: '/configurations',
    load: () => import('../pages/configurations/configuration-page.js'),
  },
  {
    path: '/operations',
    tag: 'operations-page',
    title: 'Operations',
    icon: 'ops',
    key: 'p',
    count: 'letters',
    urgent: true,
    load: () => import('../pages/operations/operations-page.js'),
  },
];
